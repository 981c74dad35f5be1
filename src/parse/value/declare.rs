//! The one place where the keys of a table are declared: name, type, and what they are for.

/// Declares the structs of a document and how each is read.
///
/// A field is a key of the table; its type says what may be written and whether it has to be ([`FromToml::absent`]);
/// its doc comment says what it is for, here and in the schemas, and `#[nl = "…"]` says it in Dutch. `#[example = …]` is
/// a value somebody may write. `#[rule = {…}]` is what only JSON Schema says in the declaration of what a later stage asks;
/// a test holds both together. `..name: Type,` on the first line takes in the keys of another struct. Every struct also
/// gets a `span`.
///
/// [`FromToml::absent`]: super::FromToml::absent
macro_rules! document {
    ($(
        $(#[doc = $doc:literal])+
        #[nl = $nl:literal]
        $(#[rule = $rule:tt])*
        pub struct $name:ident {
            $( .. $shared:ident : $shared_type:ty, )?
            $(
                $(#[doc = $field_doc:literal])+
                #[nl = $field_nl:literal]
                $(#[example = $example:expr])*
                $(#[rule = $field_rule:tt])*
                $field:ident : $type:ty,
            )*
        }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, PartialEq, Debug)]
        pub struct $name {
            $(
                /// The keys it has in common with others.
                pub $shared: $shared_type,
            )?
            $( $(#[doc = $field_doc])+ pub $field: $type, )*
            /// Where the table begins: its header, its braces, or the start of the file or front matter.
            pub span: $crate::source::Span,
        }

        impl $crate::parse::value::Keys for $name {
            const TABLE: $crate::parse::value::Table = $crate::parse::value::Table {
                name: stringify!($name),
                doc: concat!($( $doc, "\n" ),+),
                nl: $nl,
                keys: <Self as $crate::parse::value::Keys>::keys,
                rules: || vec![ $( serde_json::json!($rule) ),* ],
            };

            fn keys() -> Vec<$crate::parse::value::Key> {
                #[allow(unused_mut, reason = "only tables that share keys add to them")]
                let mut keys = vec![ $(
                    $crate::parse::value::Key {
                        name: stringify!($field),
                        doc: concat!($( $field_doc, "\n" ),+),
                        nl: $field_nl,
                        shape: <$type as $crate::parse::value::FromToml>::shape,
                        required: <$type as $crate::parse::value::FromToml>::absent().is_none(),
                        may_be_blank: <$type as $crate::parse::value::FromToml>::MAY_BE_BLANK,
                        examples: || vec![ $( serde_json::json!($example) ),* ],
                        rules: || vec![ $( serde_json::json!($field_rule) ),* ],
                    },
                )* ];
                $( keys.extend(<$shared_type as $crate::parse::value::Keys>::keys()); )?
                keys
            }

            fn read_fields(fields: &mut $crate::parse::value::Fields<'_, '_>) -> Option<Self> {
                $( let $shared = <$shared_type as $crate::parse::value::Keys>::read_fields(fields); )?
                $( let $field = fields.field::<$type>(stringify!($field)); )*
                Some(Self { $( $shared: $shared?, )? $( $field: $field?, )* span: fields.span() })
            }
        }

        impl $crate::parse::value::FromToml for $name {
            fn shape() -> $crate::parse::value::Shape {
                $crate::parse::value::Shape::Table(<Self as $crate::parse::value::Keys>::TABLE)
            }

            fn read(
                value: &$crate::parse::value::Value<'_>,
                reader: &mut $crate::parse::value::Reader<'_>,
            ) -> Option<Self> {
                reader.table(value)
            }
        }
    )+};
}

pub(crate) use document;
