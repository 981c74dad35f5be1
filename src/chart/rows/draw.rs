//! Draws a layout of bars.

use super::fit::{STUB, VALUE_GAP, extent, whole};
use super::{Band, Bar, Bars, Key, Layout, Measure, Panel, PlacedPanel};
use crate::chart::canvas::{Canvas, Plot};
use crate::chart::key::{self, KeyEntry, SWATCH, Swatch};
use crate::chart::paint::Paint;
use crate::chart::shape;
use crate::chart::svg::{Anchor, Look};
use crate::chart::text::{self, LINE, Length, Weight};
use crate::model::Cell;

/// Draws bars as they were laid out.
pub(super) fn draw(bars: &Bars<'_>, layout: &Layout) -> Canvas {
    let mut canvas = Canvas::new(layout.width, layout.height);
    for band in &layout.bands {
        for panel in &band.panels {
            match &bars.panels[panel.panel].key {
                Key::Entries(_) => key::draw(&mut canvas, &panel.key),
                Key::Sides(sides) => draw_sides(&mut canvas, sides, (panel.zero, panel.top + LINE / 2)),
            }
        }
        draw_labels(&mut canvas, bars, layout, band);
        for panel in &band.panels {
            draw_panel(&mut canvas, bars, layout, band, panel);
        }
    }
    canvas
}

/// Heads left and right of zero, triangles outside.
fn draw_sides(canvas: &mut Canvas, [left, right]: &[KeyEntry; 2], (zero, y): (Length, Length)) {
    canvas.group("key", Look::paint(Paint::Ink).bold(), |canvas| {
        for (entry, x, anchor) in
            [(left, zero - VALUE_GAP, Anchor::End), (right, zero + VALUE_GAP, Anchor::Start)]
        {
            let Swatch::Effect(effect) = entry.swatch else { continue };
            let (center, x) = if anchor == Anchor::End { (x - 70, x - SWATCH) } else { (x + 70, x + SWATCH) };
            shape::effect(canvas, effect, (center, y));
            canvas.text_as(&entry.text, (x, y), Look::paint(Paint::Ink).anchor(anchor).bold());
        }
    });
}

fn draw_labels(canvas: &mut Canvas, bars: &Bars<'_>, layout: &Layout, band: &Band) {
    canvas.group("labels", Look::paint(Paint::Ink), |canvas| {
        for ((row, lines), top) in bars.rows.iter().zip(&layout.labels).zip(&band.labels) {
            let left = if let Some(effect) = row.effect {
                shape::effect(canvas, effect, (70, *top));
                SWATCH
            } else {
                0
            };
            canvas.block(lines, (left, *top));
        }
    });
}

fn draw_panel(canvas: &mut Canvas, bars: &Bars<'_>, layout: &Layout, band: &Band, placed: &PlacedPanel) {
    let panel = &bars.panels[placed.panel];
    let measure = Measure::of(panel, layout.above);
    let plot = plot(canvas, panel.bars.iter().flatten(), placed);
    let inset = (band.bars_height - measure.height(panel.series())) / 2;
    let mut all: Vec<(&Bar, Length)> = Vec::with_capacity(panel.bars.len() * panel.series());
    for (row, top) in panel.bars.iter().zip(&band.bars) {
        all.extend(row.iter().zip(0..).map(|(bar, place)| (bar, top + inset + measure.pitch * place)));
    }
    if let (Key::Sides(_), false) = (&panel.key, layout.above) {
        draw_leaders(canvas, layout, &plot, &all, measure);
    }
    let mut paints: Vec<Paint> = Vec::new();
    for (bar, _) in &all {
        if !paints.contains(&bar.paint) {
            paints.push(bar.paint);
        }
    }
    for paint in paints {
        canvas.group("series", Look::paint(paint), |_| {
            let numbers = all.iter().filter(|(bar, _)| bar.paint == paint);
            for (bar, top) in numbers.filter(|(bar, _)| bar.cell.number().is_some_and(|number| number != 0.0))
            {
                plot.bar((0.0, value(bar)), (*top, top + measure.bar), paint);
            }
        });
    }
    draw_gaps(canvas, &plot, &all, measure);
    draw_axis(canvas, &plot, layout, band, panel);
    canvas.group("values", Look::paint(Paint::Ink), |canvas| {
        for (bar, top) in &all {
            draw_value(canvas, &plot, bar, top + measure.bar / 2);
        }
    });
}

/// The line at zero. Beside their labels all bars stand on one line; under labels a row has a piece of its own, where
/// bars run both ways or one has no length.
fn draw_axis(canvas: &mut Canvas, plot: &Plot, layout: &Layout, band: &Band, panel: &Panel) {
    let rows = panel.bars.iter().zip(&band.bars).map(|(row, top)| (row, (*top, top + band.bars_height)));
    let both_ways = panel.bars.iter().flatten().any(|bar| bar.leftward);
    let pieces: Vec<(Length, Length)> = if layout.above {
        let needed = |row: &[Bar]| both_ways || row.iter().any(|bar| value(bar) == 0.0);
        rows.filter(|(row, _)| needed(row)).map(|(_, heights)| heights).collect()
    } else {
        let top = band.bars.first().copied().unwrap_or(0);
        let bottom = band.bars.last().map(|last| last + band.bars_height);
        bottom.map(|bottom| (top, bottom)).into_iter().collect()
    };
    if pieces.is_empty() {
        return;
    }
    canvas.group("axis", Look::PLAIN, |_| {
        for piece in pieces {
            plot.rule(0.0, piece, Paint::Ink);
        }
    });
}

/// The value a bar is drawn to; those that run to the left are below zero.
fn value(bar: &Bar) -> f64 {
    if bar.leftward { -extent(bar).0 } else { extent(bar).0 }
}

/// The plot of a panel: from the least to the greatest value, zero among them.
fn plot<'bar>(canvas: &mut Canvas, bars: impl Iterator<Item = &'bar Bar>, placed: &PlacedPanel) -> Plot {
    let values = bars.map(value);
    let (least, most) =
        values.fold((0.0_f64, 0.0_f64), |(least, most), value| (least.min(value), most.max(value)));
    let (least, most) = if least < most { (least, most) } else { (0.0, 1.0) };
    let (left, right) = (least * placed.scale, most * placed.scale);
    // A plot one pixel wide holds charts without any length.
    let right = (placed.zero + whole(right)).max(placed.zero - whole(-left) + 10);
    canvas.plot(placed.zero - whole(-left), right, least..most)
}

/// Faint lines that lead the eye from a label to bars that begin far from it.
fn draw_leaders(
    canvas: &mut Canvas,
    layout: &Layout,
    plot: &Plot,
    bars: &[(&Bar, Length)],
    measure: Measure,
) {
    canvas.group("leaders", Look::paint(Paint::Faint), |canvas| {
        let leftward = bars.iter().filter(|(bar, _)| bar.leftward);
        for ((bar, top), lines) in leftward.zip(&layout.labels) {
            let from = text::widest(lines, Weight::Regular) + 100;
            let to = plot.x(value(bar)) - VALUE_GAP - bar.label_width - 100;
            let middle = top + measure.bar / 2;
            if from + 200 < to {
                canvas.line(&[(from, middle), (to, middle)], 10);
            }
        }
    });
}

/// What stands in place of bars whose number is hidden or missing: an outline as long as the number may be, or a dash.
fn draw_gaps(canvas: &mut Canvas, plot: &Plot, bars: &[(&Bar, Length)], measure: Measure) {
    let hidden: Vec<_> = bars.iter().filter(|(bar, _)| matches!(bar.cell, Cell::Hidden(_))).collect();
    if !hidden.is_empty() {
        canvas.group("hidden", Look::paint(Paint::Muted), |canvas| {
            for (bar, top) in hidden {
                let (size, stub) = extent(bar);
                if stub > 0 {
                    let zero = plot.x(0.0);
                    canvas.outline((zero, top + 5), (zero + stub, top + measure.bar - 5));
                } else {
                    plot.ghost((0.0, size), (top + 5, top + measure.bar - 5), Paint::Muted);
                }
            }
        });
    }
    let missing: Vec<_> = bars.iter().filter(|(bar, _)| bar.cell == Cell::Missing).collect();
    if !missing.is_empty() {
        canvas.group("missing", Look::paint(Paint::Muted), |canvas| {
            for (_, top) in missing {
                let (zero, middle) = (plot.x(0.0), top + measure.bar / 2);
                canvas.line(&[(zero + 30, middle), (zero + STUB / 2, middle)], 20);
            }
        });
    }
}

fn draw_value(canvas: &mut Canvas, plot: &Plot, bar: &Bar, middle: Length) {
    let stub = extent(bar).1;
    let paint = if bar.cell.number().is_some() { Paint::Ink } else { Paint::Muted };
    let end = plot.x(value(bar));
    if bar.leftward {
        canvas.text_as(&bar.label, (end - VALUE_GAP, middle), Look::paint(paint).anchor(Anchor::End));
    } else {
        canvas.text_as(&bar.label, (end + stub + VALUE_GAP, middle), Look::paint(paint));
    }
}
