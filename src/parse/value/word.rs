//! Values that are one of a few words, and the Dutch words authors write by mistake.

use super::{FromToml, Reader, Shape, Value};
use crate::diag::{Code, Diagnostic, Level, did_you_mean, nearest, say};
use crate::model::{Counts, Effect, FigureKind, Language, LinkStyle, Order, Personal, Status, StepKind};

/// A type with one word for each of its values.
pub trait Choice: Copy + 'static {
    /// All values, the one meant most often first.
    fn all() -> &'static [Self];

    /// The word authors write.
    fn word(self) -> &'static str;
}

/// Lets a [`Choice`] be read; behind `else` what stands in for a wrong one, where that is not the first.
macro_rules! choices {
    ($( $type:ident: $all:expr, $word:expr $(, else $stand_in:expr)?; )+) => {$(
        impl Choice for $type {
            fn all() -> &'static [Self] {
                $all
            }

            fn word(self) -> &'static str {
                let word: fn(Self) -> &'static str = $word;
                word(self)
            }
        }

        impl FromToml for $type {
            fn shape() -> Shape {
                Shape::Choice(Self::all().iter().map(|choice| choice.word()).collect())
            }

            fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                choice(value, reader)
            }

            fn placeholder(_span: crate::source::Span) -> Option<Self> {
                let own: &[Self] = &[$($stand_in)?];
                own.first().or(Self::all().first()).copied()
            }

            fn stand_in(span: crate::source::Span) -> Option<Self> {
                Self::placeholder(span)
            }
        }
    )+};
}

choices! {
    Effect: &[Effect::Supporting, Effect::Hindering], Effect::name;
    Order: &[Order::Source, Order::Mentions], |order| match order {
        Order::Source => "source",
        Order::Mentions => "mentions",
    };
    Level: Level::ALL, Level::name;
    Status: Status::ALL, Status::name;
    StepKind: StepKind::ALL, StepKind::name;
    Personal: Personal::ALL, |what| what.code().name();
    // A table shows any columns, so that nothing more is told of them.
    FigureKind: FigureKind::ALL, FigureKind::name, else FigureKind::Table;
    Language: Language::ALL, Language::tag;
    LinkStyle: &[LinkStyle::Pretty, LinkStyle::File], |style| match style {
        LinkStyle::Pretty => "pretty",
        LinkStyle::File => "file",
    };
    Counts: &[Counts::Other, Counts::People], |counts| match counts {
        Counts::Other => "other",
        Counts::People => "people",
    };
}

impl Choice for Code {
    fn all() -> &'static [Self] {
        Self::ALL
    }

    fn word(self) -> &'static str {
        self.name()
    }
}

// Nothing stands in for a code: any other would say something of its own.
impl FromToml for Code {
    fn shape() -> Shape {
        Shape::Choice(Self::ALL.iter().map(|code| code.name()).collect())
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        choice(value, reader)
    }
}

/// More words than this are not listed in a message.
const MOST_LISTED: usize = 30;

fn choice<T: Choice + FromToml>(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<T> {
    let written = reader.text(value, &T::shape())?;
    let found = T::all().iter().copied().find(|choice| choice.word() == written);
    if found.is_none() {
        let words: Vec<&str> = T::all().iter().map(|choice| choice.word()).collect();
        let shown = super::reader::shortened(written);
        let message = say! { en: "`{shown}` is not possible here", nl: "`{shown}` kan hier niet" };
        let diagnostic = Diagnostic::new(Code::InvalidValue, reader.span(value.span()), message).label(
            if words.len() > MOST_LISTED {
                say! {
                    en: "expected a code that `rodedraad explain` lists",
                    nl: "hier hoort een code die `rodedraad explain` noemt",
                }
            } else {
                super::shape::one_of(&words)
            },
        );
        reader.tell(match meant(written, words) {
            Some(word) => diagnostic.help(did_you_mean(word)),
            None => diagnostic,
        });
    }
    found
}

/// The known word that was most likely meant: the same in English, or the nearest.
pub(super) fn meant<'word>(
    written: &str,
    known: impl IntoIterator<Item = &'word str> + Clone,
) -> Option<&'word str> {
    let lower = written.to_lowercase().replace('_', "-");
    let translated = DUTCH.iter().filter(|(dutch, _)| *dutch == lower).map(|&(_, english)| english);
    for english in translated {
        if let Some(word) = known.clone().into_iter().find(|word| *word == english) {
            return Some(word);
        }
    }
    nearest(written, known)
}

/// Dutch words for keys and values, as authors of Dutch reports are apt to write them.
const DUTCH: &[(&str, &str)] = &[
    ("aanbeveling", "advice"),
    ("aandeel", "share"),
    ("advies", "advice"),
    ("afgerond", "done"),
    ("andere", "other"),
    ("antwoord", "outcome"),
    ("auteur", "author"),
    ("auteurs", "authors"),
    ("balk", "bar"),
    ("balken", "bar"),
    ("begrip", "term"),
    ("bekend-als", "aliases"),
    ("belemmerend", "hindering"),
    ("beschrijving", "description"),
    ("bevorderend", "supporting"),
    ("bezig", "running"),
    ("bijschrift", "takeaway"),
    ("blad", "sheet"),
    ("bron", "source"),
    ("bronnen", "source"),
    ("bronvermelding", "citation"),
    ("casus", "case"),
    ("casussen", "cases"),
    ("cirkeldiagram", "waffle"),
    ("citaat", "citation"),
    ("concept", "draft"),
    ("conclusie", "takeaway"),
    ("contactpersoon", "contact"),
    ("data", "rows"),
    ("datum", "date"),
    ("definitie", "text"),
    ("doelgroep", "audience"),
    ("doelgroepen", "audience"),
    ("domein", "domain"),
    ("domeinen", "domain"),
    ("drempel", "threshold"),
    ("eenheid", "unit"),
    ("effect", "effect"),
    ("engels", "en"),
    ("factoren", "factors"),
    ("figuur", "featured"),
    ("functie", "author_role"),
    ("gegevens", "data"),
    ("gemeente", "municipality"),
    ("genoemd", "mentions"),
    ("gepland", "planned"),
    ("gestapeld", "stacked-bar"),
    ("gestapelde-staaf", "stacked-bar"),
    ("gestopt", "stopped"),
    ("getal", "value"),
    ("gezin", "family"),
    ("groep", "group"),
    ("hulpmiddel", "tool"),
    ("inleiding", "lead"),
    ("invloed", "influence"),
    ("jaar", "year"),
    ("kerncijfer", "key_figure"),
    ("klaar", "done"),
    ("knelpunt", "issue"),
    ("knoop", "node"),
    ("kolom", "column"),
    ("kolomdiagram", "column"),
    ("kop", "title"),
    ("kort", "short"),
    ("label", "label"),
    ("license", "licence"),
    ("licentie", "licence"),
    ("lijn", "line"),
    ("lijndiagram", "line"),
    ("lijngrafiek", "line"),
    ("lopend", "running"),
    ("mensen", "people"),
    ("naam", "name"),
    ("naar", "to"),
    ("nederlands", "nl"),
    ("noot", "note"),
    ("noten", "notes"),
    ("notitie", "note"),
    ("omschrijving", "description"),
    ("ondertitel", "subtitle"),
    ("oorzaak", "causes"),
    ("oorzaken", "causes"),
    ("opbrengst", "result"),
    ("opmerking", "note"),
    ("organisatie", "organisation"),
    ("organization", "organisation"),
    ("over", "about"),
    ("partij", "party"),
    ("personen", "people"),
    ("pie", "waffle"),
    ("plaats", "place"),
    ("privacy", "privacy"),
    ("punten", "dot"),
    ("relatie", "relation"),
    ("resultaat", "result"),
    ("rij", "rows"),
    ("rijen", "rows"),
    ("rol", "role"),
    ("samenvatting", "takeaway"),
    ("school", "school"),
    ("slug", "id"),
    ("soort", "kind"),
    ("staaf", "bar"),
    ("staafdiagram", "bar"),
    ("stap", "step"),
    ("stappen", "step"),
    ("status", "status"),
    ("summary", "description"),
    ("taal", "language"),
    ("taart", "waffle"),
    ("taartdiagram", "waffle"),
    ("tabel", "table"),
    ("tekst", "text"),
    ("teksten", "texts"),
    ("thema", "theme"),
    ("tijdlijn", "timeline"),
    ("titel", "title"),
    ("toelichting", "text"),
    ("totaal", "total"),
    ("type", "kind"),
    ("uitgever", "publisher"),
    ("uitkomst", "outcome"),
    ("uitleg", "text"),
    ("van", "from"),
    ("vermeldingen", "mentions"),
    ("vlak", "area"),
    ("volgorde", "order"),
    ("voluit", "full"),
    ("voortgang", "progress"),
    ("waarde", "value"),
    ("warmtekaart", "heatmap"),
    ("werk", "work"),
    ("zorg", "care"),
];
