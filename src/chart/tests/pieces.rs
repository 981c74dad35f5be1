//! Takes our own SVG apart: texts and shapes with their places, so that tests can measure them.

use crate::chart::text::{self, Weight};

/// An upright box, in pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Box {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Box {
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let slack = 0.5;
        self.left + slack < other.right
            && other.left + slack < self.right
            && self.top + slack < other.bottom
            && other.top + slack < self.bottom
    }
}

/// A drawing taken apart.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Every line of text, and its box from the foot of its letters to their head.
    pub(super) texts: Vec<(String, Box)>,
    /// Every rectangle, with the classes of its group.
    pub(super) bars: Vec<(String, Box)>,
    pub(super) ids: Vec<String>,
}

fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn number(tag: &str, name: &str) -> f64 {
    attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{name} of {tag}"))
}

/// What a group passes on.
#[derive(Clone)]
struct Group {
    /// Those of all groups around, each with a space before and behind.
    classes: String,
    anchor: String,
    bold: bool,
}

impl Group {
    fn inner(&self, tag: &str) -> Self {
        let class = attribute(tag, "class");
        let words: Vec<&str> = class.unwrap_or_default().split(' ').collect();
        Self {
            classes: class.map_or(self.classes.clone(), |class| format!("{}{class} ", self.classes)),
            anchor: attribute(tag, "text-anchor").map_or(self.anchor.clone(), Into::into),
            bold: words.contains(&"b") || (self.bold && !words.contains(&"r")),
        }
    }
}

pub(super) fn pieces(svg: &str) -> Pieces {
    let mut pieces = Pieces::default();
    let mut groups = vec![Group { classes: " ".into(), anchor: "start".into(), bold: false }];
    let mut open_text = groups[0].clone();
    for part in svg.split('<').skip(1) {
        let (tag, words) = part.split_once('>').expect("every tag closes");
        pieces.ids.extend(attribute(tag, "id").map(String::from));
        let group = groups.last().expect("groups are balanced").clone();
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        match name {
            "svg" => {
                let size: Vec<f64> = attribute(tag, "viewBox")
                    .expect("a value")
                    .split(' ')
                    .map(|size| size.parse().expect("a value"))
                    .collect();
                (pieces.width, pieces.height) = (size[2], size[3]);
            }
            "g" => groups.push(group.inner(tag)),
            "text" | "tspan" => {
                if name == "text" {
                    open_text = group.inner(tag);
                }
                let words = words
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
                let weight = if open_text.bold { Weight::Bold } else { Weight::Regular };
                let width = f64::from(text::width(&words, weight)) / 10.0;
                let (x, y) = (number(tag, "x"), number(tag, "y"));
                let left = match open_text.anchor.as_str() {
                    "start" => x,
                    "middle" => x - width / 2.0,
                    _ => x - width,
                };
                pieces.texts.push((words, Box { left, right: left + width, top: y - 11.5, bottom: y + 3.5 }));
            }
            "rect" => {
                let (left, top) = (number(tag, "x"), number(tag, "y"));
                let bar = Box {
                    left,
                    top,
                    right: left + number(tag, "width"),
                    bottom: top + number(tag, "height"),
                };
                pieces.bars.push((group.inner(tag).classes, bar));
            }
            "" if tag == "/g" => {
                groups.pop();
            }
            _ => {}
        }
    }
    assert_eq!(groups.len(), 1, "every group closes");
    pieces
}
