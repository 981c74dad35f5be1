//! What an image shows: a figure, or a picture in `media/`.

use super::Resolver;
use super::link::nothing_there;
use super::link::{From, decode, join, scheme};
use super::names::output_path;
use crate::diag::{Code, Diagnostic, Words, say};
use crate::model::{Slot, Target};
use crate::source::SourceFile;

/// Extensions of pictures that browsers show.
const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

impl Resolver<'_> {
    /// What an image shows; [`Target::Nothing`] after telling what is wrong.
    pub(super) fn image(&mut self, slot: Slot<'_>, from: From<'_>) -> Target {
        let found = match scheme(slot.address) {
            Some(("figure", rest)) => self.inward("figure", rest, slot.span, from),
            Some((scheme, _)) => Err(Diagnostic::new(
                Code::BadLinkScheme,
                slot.span,
                say! {
                    en: "a picture cannot come from `{scheme}:`",
                    nl: "een afbeelding kan niet van `{scheme}:` komen",
                },
            )
            .label(say! {
                en: "expected `figure:…` or a path to a file in media/",
                nl: "hier hoort `figure:…` of het pad van een bestand in media/",
            })
            .help(say! {
                en: "save the picture in media/, so that no reader's browser asks another site for it",
                nl: "bewaar de afbeelding in media/, zodat de browser van een lezer geen andere site nodig heeft",
            })),
            None => self.picture(slot, from),
        };
        found.unwrap_or_else(|diagnostic| {
            self.tell(diagnostic);
            Target::Nothing
        })
    }

    fn picture(&mut self, slot: Slot<'_>, from: From<'_>) -> Result<Target, Diagnostic> {
        if slot.text.trim().is_empty() {
            self.tell(
                Diagnostic::new(
                    Code::MissingAlt,
                    slot.span,
                    say! {
                        en: "this picture has no alternative text",
                        nl: "bij deze afbeelding staat niet wat erop te zien is",
                    },
                )
                .label(say! {
                    en: "expected words between the square brackets",
                    nl: "tussen de vierkante haken horen woorden",
                })
                .help(say! {
                    en: "say in one sentence what the picture tells: ![Map of the region](…)",
                    nl: "zeg in één zin wat de afbeelding vertelt: ![Kaart van de regio](…)",
                }),
            );
        }
        let path = join(from.path, &decode(slot.address));
        let file = path.as_ref().and_then(|path| self.tree.at(path));
        let published =
            path.as_ref().filter(|path| self.names.files.contains_key(path.as_str()) && is_media(path));
        let (Some(path), Some(file)) = (published, file) else {
            let media = self.names.files.keys().map(|path| &**path).filter(|path| is_media(path));
            let wanted = path.as_deref().unwrap_or(slot.address);
            return Err(Diagnostic::new(
                Code::DanglingLink,
                slot.span,
                say! { en: "there is no picture `{wanted}`", nl: "er is geen afbeelding `{wanted}`" },
            )
            .label(nothing_there())
            .help(if is_media(wanted) {
                say! {
                    en: "put the picture in that folder; capitals and the ending count",
                    nl: "zet de afbeelding in die map; hoofdletters en het achtervoegsel tellen mee",
                }
            } else {
                say! {
                    en: "put the picture in the report's media/ folder, and write the way there from this file: \
                         `../media/name.png`",
                    nl: "zet de afbeelding in de map media/ van het rapport, en schrijf de weg erheen vanaf dit \
                         bestand: `../media/naam.png`",
                }
            })
            .suggest(wanted, media));
        };
        match size(file) {
            Ok(size) => Ok(Target::Image(output_path(path).into(), size)),
            Err(why) => {
                let message = say! {
                    en: "`{path}` cannot be shown: {why}",
                    nl: "`{path}` kan niet worden getoond: {why}",
                    path = path,
                    why = why,
                };
                let kinds = PICTURES.join(", ");
                Err(Diagnostic::new(Code::BadImage, slot.span, message)
                    .label(say! {
                        en: "expected a picture that browsers show",
                        nl: "hier hoort een afbeelding die browsers kunnen tonen",
                    })
                    .help(say! { en: "save it as one of {kinds}", nl: "sla de afbeelding op als {kinds}" }))
            }
        }
    }
}

fn is_media(path: &str) -> bool {
    path.starts_with("content/media/") || path.split('/').nth(2) == Some("media")
}

/// Width and height in pixels; nothing for an SVG without them.
pub(super) fn size(file: &SourceFile) -> Result<Option<(u32, u32)>, Words> {
    let extension = file.extension();
    if !PICTURES.contains(&extension.as_str()) {
        return Err(say! {
            en: "a .{extension} file is not a picture",
            nl: "een .{extension}-bestand is geen afbeelding",
        });
    }
    if extension == "svg" {
        let text = file.text().ok_or_else(|| say! { en: "it is not text", nl: "het is geen tekst" })?;
        return svg_size(text);
    }
    if extension == "avif" {
        return Ok(None);
    }
    let whole = |size: usize| u32::try_from(size).ok();
    match imagesize::blob_size(file.bytes()) {
        Ok(size) => Ok(whole(size.width).zip(whole(size.height))),
        Err(_) => Err(say! {
            en: "it is damaged, or another kind of file with this name",
            nl: "het is beschadigd, of een ander soort bestand met deze naam",
        }),
    }
}

/// The size an SVG's first tag gives, by `width` and `height` or else by its `viewBox`. An error without such a tag.
fn svg_size(text: &str) -> Result<Option<(u32, u32)>, Words> {
    let tag = text.find("<svg").and_then(|start| text[start..].split_once('>'));
    let (tag, _) = tag.ok_or_else(|| say! { en: "it is not an SVG", nl: "het is geen SVG" })?;
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        tag[at..].split('"').next()
    };
    let pixels = |text: &str| text.trim_end_matches("px").parse::<f64>().ok().and_then(whole);
    let given = attribute("width").and_then(pixels).zip(attribute("height").and_then(pixels));
    let by_box = || {
        let numbers: Vec<f64> = attribute("viewBox")?
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .filter_map(|part| part.parse().ok())
            .collect();
        match numbers[..] {
            [_, _, width, height] => whole(width).zip(whole(height)),
            _ => None,
        }
    };
    Ok(given.or_else(by_box))
}

fn whole(size: f64) -> Option<u32> {
    let rounded = size.round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    (1.0..=f64::from(u32::MAX)).contains(&rounded).then_some(rounded as u32)
}

#[cfg(test)]
mod tests {
    use super::svg_size;

    #[test]
    fn svg_sizes_come_from_attributes_or_the_view_box() {
        let rows = [
            ("<svg width=\"30\" height=\"20px\">", Ok(Some((30, 20)))),
            ("<?xml?><svg viewBox=\"0 0 300 150\">", Ok(Some((300, 150)))),
            ("<svg>", Ok(None)),
            ("<html>", Err("it is not an SVG")),
        ];
        for (text, expected) in rows {
            let size = svg_size(text).map_err(|why| why.en);
            assert_eq!(size, expected.map_err(Into::into), "{text}");
        }
    }
}
