//! How texts, numbers, dates and lists are read.

use std::sync::Arc;

use toml::de::DeValue;

use super::reader::shortened;
use super::{FromToml, Reader, Shape, Value};
use crate::diag::{Words, say};
use crate::model::{Date, Markdown};
use crate::parse::markdown;
use crate::source::{Span, Spanned};

impl FromToml for String {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        reader.text(value, &Self::shape()).map(str::to_owned)
    }

    fn placeholder(_span: Span) -> Option<Self> {
        Some(Self::new())
    }
}

impl FromToml for Arc<Markdown> {
    fn shape() -> Shape {
        Shape::Markdown
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(value, &Self::shape())?;
        let span = reader.span(value.span());
        Some(Self::new(markdown::markdown_value(text, span, reader.diagnostics())))
    }

    fn placeholder(span: Span) -> Option<Self> {
        Some(Self::new(markdown::markdown_value("", span, &mut Vec::new())))
    }
}

impl FromToml for bool {
    fn shape() -> Shape {
        Shape::Truth
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        value.get_ref().as_bool().or_else(|| reader.wrong_type(value, &Self::shape()))
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn placeholder(_span: Span) -> Option<Self> {
        Some(false)
    }
}

/// Reads whole numbers.
macro_rules! whole {
    ($( $type:ident ),+) => {$(
        impl FromToml for $type {
            fn shape() -> Shape {
                Shape::Whole(i64::from($type::MIN), i64::from($type::MAX))
            }

            fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                let DeValue::Integer(integer) = value.get_ref() else {
                    return reader.wrong_type(value, &Self::shape());
                };
                let number = $type::from_str_radix(integer.as_str(), integer.radix()).ok();
                number.or_else(|| {
                    let written = reader.written(value.span());
                    let message = say! {
                        en: "{written} is not possible here",
                        nl: "{written} kan hier niet",
                        written = shortened(written),
                    };
                    let (least, most) = ($type::MIN, $type::MAX);
                    let range = say! { en: "{least} to {most}", nl: "een getal van {least} tot en met {most}" };
                    reader.invalid(value, message, &range)
                })
            }
        }
    )+};
}

whole!(u16, u32, i32);

impl FromToml for f64 {
    fn shape() -> Shape {
        Shape::Number
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match number(value.get_ref()) {
            Some(number) if number.is_finite() => Some(number),
            Some(_) => {
                let written = shortened(reader.written(value.span()));
                let message = say! { en: "{written} is not a number", nl: "{written} is geen getal" };
                reader.invalid(value, message, &Self::shape().words())
            }
            None => reader.wrong_type(value, &Self::shape()),
        }
    }
}

/// The number a TOML integer or float stands for; infinite when it is too large.
pub(in crate::parse) fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Float(float) => float.as_str().parse().ok(),
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().parse().ok(),
        #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^53 in hexadecimal")]
        DeValue::Integer(integer) => Some(
            i64::from_str_radix(integer.as_str(), integer.radix())
                .map_or(f64::INFINITY, |whole| whole as f64),
        ),
        _ => None,
    }
}

impl FromToml for Date {
    fn shape() -> Shape {
        Shape::Date
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Datetime(datetime) = value.get_ref() else {
            return reader.wrong_type(value, &Self::shape());
        };
        let (Some(date), None) = (datetime.date, datetime.time) else {
            let message = say! {
                en: "{datetime} is more or less than a date",
                nl: "{datetime} is meer of minder dan een datum",
            };
            let expected = say! {
                en: "a date without a time, such as 2022-03-01",
                nl: "een datum zonder tijd, zoals 2022-03-01",
            };
            return reader.invalid(value, message, &expected);
        };
        let exists =
            i16::try_from(date.year).ok().zip(i8::try_from(date.month).ok()).is_some_and(|(year, month)| {
                i8::try_from(date.day).is_ok_and(|day| jiff::civil::Date::new(year, month, day).is_ok())
            });
        if exists {
            Some(Self(date.to_string()))
        } else {
            let message = say! { en: "there is no day {date}", nl: "de dag {date} bestaat niet" };
            let expected =
                say! { en: "a day that is in the calendar", nl: "een dag die in de kalender staat" };
            reader.invalid(value, message, &expected)
        }
    }
}

impl<T: FromToml> FromToml for Spanned<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let span = reader.span(value.span());
        T::read(value, reader).map(|value| Self { value, span })
    }

    fn placeholder(span: Span) -> Option<Self> {
        T::placeholder(span).map(|value| Self { value, span })
    }

    fn stand_in(span: Span) -> Option<Self> {
        T::stand_in(span).map(|value| Self { value, span })
    }
}

impl<T: FromToml> FromToml for Option<T> {
    const MAY_BE_BLANK: bool = true;

    fn shape() -> Shape {
        T::shape()
    }

    /// An empty text says nothing, as in the files `rodedraad new` makes.
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => Some(None),
            _ => {
                let span = reader.span(value.span());
                Some(T::read(value, reader).or_else(|| T::stand_in(span)))
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromToml> FromToml for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    /// What is wrong is left out, the rest kept.
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Array(items) => {
                // All items are right as a rule, which `collect` would not know.
                let mut read = Vec::with_capacity(items.len());
                read.extend(items.iter().filter_map(|item| T::read(item, reader)));
                Some(read)
            }
            _ => reader.wrong_type(value, &Self::shape()),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn placeholder(_span: Span) -> Option<Self> {
        Some(Self::new())
    }
}

/// How to mend a value of the wrong type, where that is plain.
pub(super) fn remedy(key: &str, value: &DeValue<'_>, written: &str, expected: &Shape) -> Option<Words> {
    let short = (!written.contains('\n') && written.len() <= 60).then_some(written);
    match (expected, value) {
        (Shape::List(of), DeValue::Table(_)) if matches!(**of, Shape::Table(..)) => Some(say! {
            en: "write `[[{key}]]`, with two brackets",
            nl: "schrijf `[[{key}]]`, met twee haken",
        }),
        (Shape::Table(..), DeValue::Array(_)) => {
            Some(say! { en: "write `[{key}]`, with one bracket", nl: "schrijf `[{key}]`, met één haak" })
        }
        (Shape::Mentions, DeValue::String(text)) => {
            short?;
            let ids: Vec<String> = text.split([',', ';']).map(|id| format!("\"{}\"", id.trim())).collect();
            let ids = ids.join(", ");
            Some(say! { en: "write `{key} = [{ids}]`", nl: "schrijf `{key} = [{ids}]`" })
        }
        (Shape::List(_), DeValue::String(_)) => {
            let short = short?;
            Some(say! { en: "write `{key} = [{short}]`", nl: "schrijf `{key} = [{short}]`" })
        }
        (Shape::Text | Shape::Markdown | Shape::Id | Shape::Choice(_), DeValue::Array(_)) => Some(say! {
            en: "only one is possible: leave out the brackets",
            nl: "hier kan er maar één: haal de haken weg",
        }),
        (
            Shape::Text | Shape::Markdown | Shape::Id | Shape::Choice(_),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_),
        ) => {
            let short = short?;
            Some(say! {
                en: "put it between quotes: `\"{short}\"`",
                nl: "zet het tussen aanhalingstekens: `\"{short}\"`",
            })
        }
        (Shape::Truth, DeValue::String(text)) if matches!(&**text, "true" | "false") => Some(say! {
            en: "write {text} without quotes",
            nl: "schrijf {text} zonder aanhalingstekens",
        }),
        (Shape::Truth, _) => Some(say! { en: "write true or false", nl: "schrijf true (ja) of false (nee)" }),
        (Shape::Whole(..) | Shape::Number, DeValue::String(text)) => unquoted_number(text),
        (Shape::Whole(..), DeValue::Float(_)) => {
            Some(say! { en: "write a number without a point", nl: "schrijf een getal zonder punt" })
        }
        (Shape::Date, _) => Some(say! {
            en: "write year, month and day without quotes: 2022-03-01",
            nl: "schrijf jaar, maand en dag zonder aanhalingstekens: 2022-03-01",
        }),
        _ => None,
    }
}

fn unquoted_number(text: &str) -> Option<Words> {
    let number = text.trim().replace(',', ".");
    number.parse::<f64>().ok()?;
    Some(if number == text.trim() {
        say! { en: "write {number} without quotes", nl: "schrijf {number} zonder aanhalingstekens" }
    } else {
        say! {
            en: "write {number}: without quotes, and with a point",
            nl: "schrijf {number}: zonder aanhalingstekens, en met een punt",
        }
    })
}
