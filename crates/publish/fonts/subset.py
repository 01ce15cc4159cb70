"""Writes the fonts beside it, of which the sharing pictures are drawn, and those of the pages in static/fonts: subsets
that keep the letters that are needed.

    npm install @expo-google-fonts/source-serif-4@0.4.1 @expo-google-fonts/noto-serif-kr@0.4.3 @expo-google-fonts/noto-sans-kr@0.4.3
    pip install 'fonttools[woff]==4.68.0' && python3 subset.py node_modules/@expo-google-fonts

Latin with all its marks, Greek and Cyrillic are Source Serif 4; the syllables of Hangul that the interface's own words
and the curators' files use are Noto Serif KR in pictures and Noto Sans KR in pages. Pages load the letters of English
at once, and the others as they show one. Run it again when a new syllable comes into src/words or seeds: a test of the
publisher says so.
"""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
PROJECT = HERE.parents[2]
PAGES = PROJECT / "static/fonts"
WORDS = [*sorted((PROJECT / "src/words").glob("*.rs")), *sorted((PROJECT / "seeds").glob("*.toml"))]
LATIN = (
    "0020-007E,00A0-024F,0259,02BB-02BC,0300-0304,0306-030C,0323,0327-0328,0386-03CE,0400-045F,0490-0493,04AE-04B1,"
    "1E00-1EFF,2010-2015,2018-201E,2020-2022,2026,2030,2032-2033,2039-203A,20AC,2116"
)
# What English prose needs, with its dashes and quotation marks; must agree with the ranges of static/css/fonts.css.
ENGLISH = "0020-003B,003D,003F-005B,005D,005F,0061-007A,00A0,00A7,00B7,2013-2014,2018-2019,201C-201D,2026"
HANGUL = sorted(set(re.findall("[가-힣]", "".join(path.read_text() for path in WORDS))))


def write(source: Path, name: str, file: Path, unicodes: list[int], features: list[str]) -> None:
    options = subset.Options(hinting=False, layout_features=features, desubroutinize=True)
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT", "DSIG"]
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = "woff2" if file.suffix == ".woff2" else None
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    # The licence reserves the original's name for the original.
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14)]
    for number, text in [(1, name), (2, "Regular"), (4, name), (6, name.replace(" ", ""))]:
        names.setName(text, number, 3, 1, 0x409)
    font["head"].modified = font["head"].created
    font.save(file)


fonts = Path(sys.argv[1])
write(
    fonts / "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
    "Accord Serif",
    HERE / "AccordSerif-Semibold.ttf",
    subset.parse_unicodes(LATIN),
    ["kern", "mark", "mkmk", "ccmp", "locl"],
)
write(
    fonts / "noto-serif-kr/600SemiBold/NotoSerifKR_600SemiBold.ttf",
    "Accord Serif KR",
    HERE / "AccordSerifKR-Semibold.ttf",
    [ord(syllable) for syllable in HANGUL] + [0x20, 0xB7, 0x2018, 0x2019],
    [],
)

english = subset.parse_unicodes(ENGLISH)
regular = fonts / "source-serif-4/400Regular/SourceSerif4_400Regular.ttf"
features = ["kern", "liga", "tnum", "lnum", "mark", "mkmk", "ccmp", "locl"]
write(regular, "Accord Serif", PAGES / "accord-serif.woff2", english, features)
others = [letter for letter in subset.parse_unicodes(LATIN) if letter not in english]
write(regular, "Accord Serif", PAGES / "accord-serif-more.woff2", others, features)
# The name of the language alone stands on every English page.
korean = fonts / "noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf"
write(korean, "Accord Sans KR", PAGES / "accord-hangul.woff2", [ord(syllable) for syllable in HANGUL], [])
write(korean, "Accord Sans KR", PAGES / "accord-hangul-name.woff2", [ord(syllable) for syllable in "한국어"], [])
