//! Dated events along an axis. What is known to the day is a point; a month or a year is as wide as it is long.

use crate::markup::{AttrValue, Html, html};
use dossier::{Date, DateSpan, Precision};

use crate::order::sort_by_key;

/// The axis in thousandths of its own length, and how near two marks of one lane may come.
const AXIS: i32 = 1000;
const APART: i32 = 90;

/// The axis's length in thousandths of the picture's width.
const INNER: i32 = 940;

/// The height of a lane in pixels, also the least size of what can be pointed at, and of the axis's own labels.
const LANE: usize = 28;
const FOOT: usize = 24;

/// The steps between ticks, in months.
const STEPS: [i32; 12] = [1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 12_000];
const MOST_TICKS: i32 = 3;

/// A dated event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub date: DateSpan,
    /// The mark beside it, by which the list below names it.
    pub mark: AttrValue,
    /// When and what, for whoever can't see the mark.
    pub label: AttrValue,
    /// Its address in the list.
    pub href: AttrValue,
}

/// Where an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its first day on the axis.
    pub from: i32,
    /// Its last day on the axis; for a day, the same.
    pub to: i32,
    /// Its lane, from 0: events that would cover each other stand in different ones.
    pub lane: usize,
}

/// A tick of the axis, with what it begins: a month or a year.
pub type Tick = (i32, DateSpan);

/// Lays out dates: the place of each, in their order, and the ticks. Without dates there is nothing.
pub fn arrange(dates: &[DateSpan]) -> (Vec<Place>, Vec<Tick>) {
    let first = dates.iter().map(|date| month_of(date.start)).min();
    let last = dates.iter().map(|date| month_of(date.end)).max();
    let (Some(first), Some(last)) = (first, last) else {
        return (Vec::new(), Vec::new());
    };
    let fits = |step: &i32| (last.div_euclid(*step) - first.div_euclid(*step)) < MOST_TICKS;
    let step = STEPS.into_iter().find(fits).unwrap_or(STEPS[STEPS.len() - 1]);
    let begin = first.div_euclid(step) * step;
    let end = (last.div_euclid(step) + 1) * step;
    let (zero, full) = (days_before(begin), days_before(end));
    let length = i64::from(full - zero).max(1);
    let on_axis = |day: i32| (i64::from(day - zero) * i64::from(AXIS) / length) as i32;

    let ticks = (begin..end).step_by(step.max(1) as usize);
    let tick = |month: i32| span_of(month, step).map(|span| (on_axis(days_before(month)), span));
    let mut places: Vec<Place> = dates.iter().map(|date| stretch(date, on_axis)).collect();
    into_lanes(&mut places);
    (places, ticks.filter_map(tick).collect())
}

/// Months since the year 0.
fn month_of(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// Days from the first of year 1 to the first of a month; before and after the calendar, its ends.
fn days_before(month: i32) -> i32 {
    let year = month.div_euclid(12).clamp(1, 9999) as i16;
    Date::new(year, month.rem_euclid(12) as u8 + 1, 1).map_or(0, Date::ordinal)
}

fn span_of(month: i32, step: i32) -> Option<DateSpan> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let span =
        if step % 12 == 0 { DateSpan::year(year) } else { DateSpan::month(year, month.rem_euclid(12) as u8 + 1) };
    span.ok()
}

fn stretch(date: &DateSpan, on_axis: impl Fn(i32) -> i32) -> Place {
    let from = on_axis(date.start.ordinal());
    let to = if date.precision == Precision::Day { from } else { on_axis(date.end.ordinal() + 1) };
    Place { from, to, lane: 0 }
}

/// Gives each place the first lane that is free there, from left to right.
fn into_lanes(places: &mut [Place]) {
    let mut order: Vec<usize> = (0..places.len()).collect();
    sort_by_key(&mut order, |&index| (places[index].from, places[index].to, index));
    let mut taken_to: Vec<i32> = Vec::new();
    for index in order {
        let place = &mut places[index];
        let free = taken_to.iter().position(|end| end + APART <= place.from);
        place.lane = free.unwrap_or(taken_to.len());
        if free.is_none() {
            taken_to.push(place.to);
        }
        taken_to[place.lane] = place.to;
    }
}

/// The picture; `tick_label` words a month or a year.
pub fn view(moments: &[Moment], tick_label: impl Fn(&DateSpan) -> String) -> Html {
    let dates: Vec<DateSpan> = moments.iter().map(|moment| moment.date).collect();
    let (places, ticks) = arrange(&dates);
    let lanes = places.iter().map(|place| place.lane + 1).max().unwrap_or_default();
    let foot = lanes * LANE + 4;
    let height = foot + FOOT;
    html! {
        <svg class="time-axis" width="100%" height={height.to_string()}>
            { for ticks.iter().map(|(at, span)| html! {
                <g aria-hidden="true">
                    <line class="tick" x1={percent(*at)} x2={percent(*at)} y1="0" y2={height.to_string()} />
                    <text x={percent(*at)} dx="6" y={(height - 6).to_string()}>{ tick_label(span) }</text>
                </g>
            }) }
            <line class="axis" x1="0" x2="100%" y1={foot.to_string()} y2={foot.to_string()} />
            { for moments.iter().zip(&places).map(|(moment, place)| mark(moment, place)) }
        </svg>
    }
}

fn mark(moment: &Moment, place: &Place) -> Html {
    let y = place.lane * LANE + LANE / 2;
    let (from, y_text) = (percent(place.from), y.to_string());
    // A day is a full disc with its number, as in the list; a longer time an open box over all of it.
    let (class, shape, dx) = match moment.date.precision {
        Precision::Day => ("day", html! { <circle cx={from.clone()} cy={y_text} r="12" /> }, "0"),
        longer => {
            let width = percent_of(place.to - place.from);
            let class = if longer == Precision::Month { "month" } else { "year" };
            (class, html! { <rect x={from.clone()} y={(y - 12).to_string()} {width} height="24" rx="12" /> }, "12")
        }
    };
    html! {
        <a {class} href={moment.href.clone()}>
            <title>{ moment.label.clone() }</title>
            { shape }
            <text x={from} {dx} y={(y + 4).to_string()} aria-hidden="true">{ moment.mark.clone() }</text>
        </a>
    }
}

/// A place on the axis in per cent of the picture's width, which leaves room at both ends for half a mark.
fn percent(at: i32) -> String {
    tenths(30 + at.clamp(0, AXIS) * INNER / AXIS)
}

/// A stretch of the axis in per cent of the picture's width.
fn percent_of(length: i32) -> String {
    tenths(length.clamp(0, AXIS) * INNER / AXIS)
}

fn tenths(number: i32) -> String {
    format!("{}.{}%", number / 10, number % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> DateSpan {
        DateSpan::day(text.parse().unwrap())
    }

    #[test]
    fn a_month_is_as_wide_as_it_is_long_and_a_day_is_a_point() {
        let (places, ticks) = arrange(&[day("2025-10-16"), DateSpan::month(2025, 10).unwrap()]);
        assert_eq!((places[0].from, places[0].to), (483, 483));
        assert_eq!((places[1].from, places[1].to), (0, 1000));
        assert_ne!(places[0].lane, places[1].lane);
        assert_eq!(ticks, [(0, DateSpan::month(2025, 10).unwrap())]);
    }

    #[test]
    fn ticks_are_few_and_begin_whole_months_or_years() {
        let (_, ticks) = arrange(&[day("1953-07-27"), day("2025-10-29")]);
        assert!(ticks.len() <= MOST_TICKS as usize && ticks.iter().all(|(_, span)| span.precision == Precision::Year));
        let (_, ticks) = arrange(&[day("2025-01-31"), day("2025-04-01")]);
        assert!(ticks.len() > 1 && ticks.iter().all(|(_, span)| span.precision == Precision::Month));
        let (places, _) = arrange(&[day("0001-01-01"), day("9999-12-31")]);
        assert!(places.iter().all(|place| (0..=AXIS).contains(&place.from)));
    }

    #[test]
    fn marks_of_one_lane_do_not_touch() {
        let dates: Vec<DateSpan> = (1..=28).map(|d| DateSpan::day(Date::new(2025, 2, d).unwrap())).collect();
        let (places, _) = arrange(&dates);
        for (i, a) in places.iter().enumerate() {
            for b in &places[i + 1..] {
                assert!(a.lane != b.lane || (a.from - b.from).abs() >= APART, "{a:?} {b:?}");
            }
        }
        assert_eq!(arrange(&[]), (vec![], vec![]));
    }
}
