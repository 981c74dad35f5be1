//! Who mentioned a factor: a list of sources, or a survey's count.

use toml::de::DeValue;

use super::{FromToml, Reader, Shape, Value};
use crate::source::Spanned;

/// Who mentioned a factor or cause, as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MentionsDoc {
    /// Ids of sources, a trailing `c` included: `"2c"`.
    Sources(Vec<Spanned<String>>),
    /// How many did.
    Count(u32),
}

impl FromToml for MentionsDoc {
    fn shape() -> Shape {
        Shape::Mentions
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Array(_) => Vec::read(value, reader).map(Self::Sources),
            DeValue::Integer(_) => u32::read(value, reader).map(Self::Count),
            _ => reader.wrong_type(value, &Self::shape()),
        }
    }
}
