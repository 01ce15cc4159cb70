//! Pictures of pages: read, reduced to a few colours, compared.

use std::collections::BTreeMap;
use std::io;

use browser::Outcome;

/// How many colours a kept picture has: as many as four bits tell apart.
const COLOURS: usize = 16;

/// By how much a colour may be another one, on each of its scales of 256: more than the reduction changes.
const NEAR: u8 = 56;

type Colour = [u8; 3];

/// A picture, row by row.
pub(crate) struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<Colour>,
}

impl Picture {
    /// Reads a PNG.
    pub(crate) fn read(bytes: &[u8]) -> Outcome<Self> {
        let mut decoder = png::Decoder::new(bytes);
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let mut data = vec![0; reader.output_buffer_size()];
        let frame = reader.next_frame(&mut data).map_err(|error| error.to_string())?;
        let samples = frame.color_type.samples();
        if samples < 3 {
            return Err("the picture has no colours".into());
        }
        let pixels = data[..frame.buffer_size()].chunks_exact(samples).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
        Ok(Self { width: frame.width, height: frame.height, pixels: pixels.collect() })
    }

    /// The picture as a PNG of few colours: those that fill the most of it, each far enough from the others.
    pub(crate) fn reduced(&self) -> io::Result<Vec<u8>> {
        let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
        for pixel in &self.pixels {
            *counts.entry(*pixel).or_default() += 1;
        }
        let mut common: Vec<(Colour, usize)> = counts.into_iter().collect();
        common.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut palette: Vec<Colour> = Vec::new();
        // First colours that are far apart, then whatever is common.
        for apart in [40, 20, 1] {
            for (colour, _) in &common {
                if palette.len() < COLOURS && palette.iter().all(|known| distance(*known, *colour) >= apart) {
                    palette.push(*colour);
                }
            }
        }
        let mut nearest: BTreeMap<Colour, u8> = BTreeMap::new();
        for (colour, _) in &common {
            let place = (0..palette.len()).min_by_key(|place| distance(palette[*place], *colour)).unwrap_or_default();
            nearest.insert(*colour, place as u8);
        }
        let mut rows = Vec::new();
        for row in self.pixels.chunks(self.width as usize) {
            for pair in row.chunks(2) {
                rows.push(nearest[&pair[0]] << 4 | pair.get(1).map_or(0, |colour| nearest[colour]));
            }
        }
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::Best);
        encoder.set_filter(png::FilterType::NoFilter);
        encoder.write_header()?.write_image_data(&rows)?;
        Ok(bytes)
    }

    /// How many pixels of a thousand are of another colour, at their place and at all places beside it: a letter may move by
    /// part of a pixel.
    pub(crate) fn differing(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 1000.0;
        }
        let (width, height) = (self.width as usize, self.height as usize);
        let near = |colour: Colour, x: usize, y: usize| {
            let columns = x.saturating_sub(1)..(x + 2).min(width);
            (y.saturating_sub(1)..(y + 2).min(height))
                .any(|y| columns.clone().any(|x| distance(other.pixels[y * width + x], colour) <= NEAR))
        };
        let differ = |&(place, colour): &(usize, &Colour)| {
            distance(other.pixels[place], *colour) > NEAR && !near(*colour, place % width, place / width)
        };
        let differing = self.pixels.iter().enumerate().filter(differ).count();
        differing as f64 * 1000.0 / self.pixels.len().max(1) as f64
    }
}

/// How far two colours are apart, on the scale on which they differ most.
fn distance(a: Colour, b: Colour) -> u8 {
    a.iter().zip(&b).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or_default()
}

#[test]
fn a_reduced_picture_is_near_and_another_is_not() {
    let page = |ink: usize| {
        let pixels = (0..6000_usize)
            .map(|place| if place / 60 == ink { [20, 30, 40] } else { [250, 248, (240 + place % 9) as u8] });
        Picture { width: 60, height: 100, pixels: pixels.collect() }
    };
    let kept = Picture::read(&page(50).reduced().unwrap()).unwrap();
    assert!(kept.differing(&page(50)) < 0.001);
    // A line one pixel lower is a letter's edge, one five pixels lower is not.
    assert!(kept.differing(&page(51)) < 0.001);
    assert!(kept.differing(&page(55)) > 9.0);
}
