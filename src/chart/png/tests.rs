//! Small drawings, painted: colours, patterns, text, and what is refused.

use super::*;

/// A drawing of 100 by 20 with an own colour for every meaning, as bytes of red, green and blue, 200 by 40.
fn pixels(shapes: &str) -> Option<Vec<u8>> {
    let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='-10 -5 100 20'>{shapes}</svg>");
    let file = png(&svg, &Palette::LIGHT)?;
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a picture");
    assert_eq!((reader.info().width, reader.info().height), (200, 40));
    let mut out = vec![0; reader.output_buffer_size().expect("it fits")];
    reader.next_frame(&mut out).expect("all of it");
    Some(out)
}

/// How many of the pixels have a colour.
fn count(pixels: &[u8], color: &str) -> usize {
    let color = style::Color::parse(color).expect("a colour").0;
    pixels.chunks_exact(3).filter(|pixel| **pixel == color).count()
}

#[test]
fn shapes_have_the_colours_of_their_meaning() {
    let plain = pixels("").expect("a picture");
    assert_eq!(count(&plain, &Palette::LIGHT.page), 200 * 40);
    let rect = "<rect x='0' y='0' width='10' height='5'/>";
    let cases = [
        (format!("<g class='bars thread'>{rect}</g>"), &Palette::LIGHT.thread, 200),
        (format!("<g class='thread'><g class='x s2'>{rect}</g></g>"), &Palette::LIGHT.series[1], 200),
        (
            "<g class='ink'><path class='muted' d='M0 0h10v5h-10z'/></g>".to_owned(),
            &Palette::LIGHT.muted,
            200,
        ),
        // Four sides of two pixels each.
        ("<path class='ink l' d='M0 0h10v5h-10z'/>".to_owned(), &Palette::LIGHT.ink, 22 * 12 - 18 * 8),
        // A row of twenty, of which half is left out: from 0 to 3 and from 6 to 9, two pixels high.
        (
            "<g class='hidden'><path class='ink l' d='M0 0h10'/></g>".to_owned(),
            &Palette::LIGHT.ink,
            6 * 2 * 2,
        ),
    ];
    for (shapes, color, expected) in cases {
        assert_eq!(count(&pixels(&shapes).expect("a picture"), color), expected, "{shapes}");
    }
}

#[test]
fn patterns_fill_what_names_them() {
    let shapes = "<defs><pattern id='x-p3' width='6' height='6'><path class='s4' d='M0 0h6v6h-6z'/>\
                  <path class='page l' stroke-width='1' d='M0 3h6'/></pattern></defs>\
                  <g class='s4'><rect x='0' y='0' width='6' height='6' fill='url(#x-p3)'/></g>";
    let drawn = pixels(shapes).expect("a picture");
    assert_eq!(count(&drawn, &Palette::LIGHT.series[3]), 12 * 10, "two of twelve rows are the page's");
    assert_eq!(pixels(&shapes.replace("id='x-p3'", "id='y-p3'")), None, "a pattern that is not there");
}

#[test]
fn text_is_drawn_with_the_shipped_font() {
    let ink = |text: &str| {
        let drawn = pixels(&format!("<g class='ink'>{text}</g>")).expect("a picture");
        let left = |pixel: usize| pixel / 3 % 200;
        let inked: Vec<usize> =
            (0..drawn.len()).step_by(3).filter(|&pixel| drawn[pixel] < 128).map(left).collect();
        (inked.len(), inked.iter().copied().min(), inked.iter().copied().max())
    };
    let (regular, left, right) = ink("<text x='0' y='12'>Gezin</text>");
    assert!(regular > 200, "{regular}");
    // G begins 0.7 px after its point, and the five letters are 39 px wide.
    assert!(left.is_some_and(|left| (20..24).contains(&left)), "{left:?}");
    assert!(right.is_some_and(|right| (90..100).contains(&right)), "{right:?}");
    let (bold, ..) = ink("<text class='b' x='0' y='12'>Gezin</text>");
    assert!(bold > regular * 5 / 4, "{bold}");
    let (.., end) = ink("<text x='70' y='12' text-anchor='end'>Gezin</text>");
    assert!(end.is_some_and(|end| (154..161).contains(&end)), "{end:?}");
    assert_eq!(ink("<text x='0' y='12'><tspan>Ge</tspan></text>"), ink("<text x='0' y='12'>Ge</text>"));
    assert!(ink("<text x='0' y='12'>&amp;</text>").0 > ink("<text x='0' y='12'>.</text>").0);
    let (turned, ..) = ink("<text x='0' y='0' transform='rotate(90 0 0)'>l</text>");
    assert!(turned > 20, "{turned}");
    assert_eq!(ink("<text x='0' y='12'> </text>").0, 0);
    let same = [
        ("a\nb", "a b"),
        (" a\t  b\n", "a b"),
        ("e\u{301}e\u{323}n", "\u{e9}en"),
        ("a\u{ad}b\u{200b}c", "abc"),
        ("a<tspan x='0' y='14'>b</tspan>", "a</text><text x='0' y='14'>b"),
    ];
    for (one, other) in same {
        let [one, other] = [one, other].map(|text| ink(&format!("<text x='0' y='12'>{text}</text>")));
        assert_eq!(one, other);
    }
    assert_eq!(ink("<text x='900' y='12'>Gezin</text><text x='-900' y='900'>Gezin</text>").0, 0);
}

#[test]
fn what_has_no_extent_is_not_seen() {
    let shapes = "<rect x='0' y='0' width='0' height='5'/><circle cx='1' cy='1' r='0'/><path d='M1 2'/><path class='l' d='M1 2'/>\
                  <rect class='l' x='0' y='0' width='0' height='5'/><circle class='l' cx='1' cy='1' r='0'/>";
    assert!(pixels(shapes) == pixels(""));
}

#[test]
fn what_our_writer_does_not_write_is_refused() {
    assert_eq!(png("<p>", &Palette::LIGHT), None);
    for shapes in [
        "<ellipse/>",
        "<g fill='red'></g>",
        "<g transform='scale(2)'></g>",
        "<g stroke='#000000'></g>",
        "<!DOCTYPE svg>",
        "<path d='M0 0q1 1 2 2'/>",
        "<text x='a'>b</text>",
        "<g>",
    ] {
        assert_eq!(pixels(shapes), None, "{shapes}");
    }
}
