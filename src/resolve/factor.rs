//! Factors: domains and sources found, names and causes kept in the author's order.

use super::Resolver;
use super::called::or_by_name;
use super::link::{From, unknown};
use super::names::factor_id;
use super::sort::{Sort, leave_one_out};
use crate::diag::{Code, Diagnostic, say};
use crate::model::{
    Cause, DomainId, Effect, Factor, FactorBlock, FactorId, Mention, Mentions, Place, Prose, SourceId,
};
use crate::parse::document::{CauseDoc, FactorDoc, FactorsDoc, Parsed};
use crate::parse::value::MentionsDoc;
use crate::source::{Span, Spanned};

impl Resolver<'_> {
    /// All factors of a report, and the files they stand in.
    pub(super) fn factors(&mut self, report: usize) -> (Vec<Factor>, Vec<FactorBlock>) {
        let ordered = &self.ordered.reports[report];
        let mut factors = Vec::new();
        let mut blocks = Vec::new();
        for (file, order) in ordered.files.factors.iter().zip(&ordered.factors) {
            let domain = self.domain(&file.doc.domain.value, file.doc.domain.span);
            let first = FactorId(factors.len());
            for &index in order {
                let factor = self.factor(report, file, &file.doc.factor[index], domain);
                self.origins
                    .insert(Place::Factor(report, FactorId(factors.len())), file.doc.factor[index].span);
                factors.push(factor);
            }
            if let Some(domain) = domain {
                self.origins
                    .entry(Place::FactorDomain(report, domain))
                    .or_insert_with(|| Span::start_of(file.file));
                let order = file.doc.order.as_ref().map(|order| order.value).unwrap_or_default();
                blocks.push(FactorBlock { first, len: factors.len() - first.0, domain, order });
            }
        }
        (factors, blocks)
    }

    /// A domain by its id, after telling when there is none.
    pub(super) fn domain(&mut self, id: &str, span: Span) -> Option<DomainId> {
        let known = &self.names.domains;
        let found = known.get(id).copied();
        // An empty id stands for one that is missing, which has been told.
        if found.is_none() && !id.is_empty() {
            let diagnostic = unknown(Sort::Domain, id, span, known.keys());
            let diagnostic = or_by_name(diagnostic, id, Sort::Domain, &self.names.called);
            self.tell(if diagnostic.help.is_some() {
                diagnostic
            } else {
                diagnostic.help(say! {
                    en: "domains are the [[domain]] tables in content/site.toml",
                    nl: "domeinen zijn de [[domain]]-blokken in content/site.toml",
                })
            });
        }
        found
    }

    fn factor(
        &mut self,
        report: usize,
        file: &Parsed<FactorsDoc>,
        factor: &FactorDoc,
        domain: Option<DomainId>,
    ) -> Factor {
        let from = From { path: &file.path, report: Some(report) };
        let text: Option<Prose> = factor.text.as_ref().map(|text| self.prose(&text.value, from));
        let group = factor.group.as_ref().or(file.doc.group.as_ref()).map(|group| group.value.clone());
        Factor {
            id: factor_id(factor).value,
            name: factor.name.value.clone(),
            // A factor without a domain is in no site: the error told of it stops the build.
            domain: domain.unwrap_or(DomainId(0)),
            group,
            effect: self.effect(file, factor),
            mentions: self.mentions(report, factor.mentions.as_ref()),
            text,
            causes: self.causes(report, &factor.causes),
            span: factor.mentions.as_ref().map_or(factor.name.span, |mentions| mentions.span),
        }
    }

    fn effect(&mut self, file: &Parsed<FactorsDoc>, factor: &FactorDoc) -> Effect {
        let effect = factor.effect.as_ref().or(file.doc.effect.as_ref());
        if effect.is_none() {
            self.tell(
                Diagnostic::new(
                    Code::MissingValue,
                    factor.name.span,
                    say! {
                        en: "the factor `{name}` does not say which way it works",
                        nl: "bij de factor `{name}` staat niet of die helpt of belemmert",
                        name = factor.name.value,
                    },
                )
                .label(say! {
                    en: "expected `effect` in its table, or at the top of the file",
                    nl: "hier hoort `effect` bij, of boven in het bestand",
                })
                .help(say! {
                    en: "write effect = \"supporting\" or effect = \"hindering\"",
                    nl: "schrijf effect = \"supporting\" (helpt) of effect = \"hindering\" (belemmert)",
                }),
            );
        }
        effect.map_or(Effect::Supporting, |effect| effect.value)
    }

    fn causes(&mut self, report: usize, causes: &[CauseDoc]) -> Vec<Cause> {
        let cause = |cause: &CauseDoc| Cause {
            name: cause.name.value.clone(),
            mentions: self.mentions(report, cause.mentions.as_ref()),
            causes: self.causes(report, &cause.causes),
            span: cause.mentions.as_ref().map_or(cause.name.span, |mentions| mentions.span),
        };
        causes.iter().map(cause).collect()
    }

    fn mentions(&mut self, report: usize, mentions: Option<&Spanned<MentionsDoc>>) -> Mentions {
        match mentions.map(|mentions| &mentions.value) {
            None => Mentions::Sources(Vec::new()),
            Some(MentionsDoc::Count(count)) => Mentions::Count(*count),
            Some(MentionsDoc::Sources(ids)) => {
                let mut found: Vec<Mention> = Vec::with_capacity(ids.len());
                for id in ids {
                    match self.mention(report, &id.value) {
                        Some(mention) if found.contains(&mention) => self.tell(
                            Diagnostic::new(
                                Code::DuplicateId,
                                id.span,
                                say! {
                                    en: "`{id}` is cited twice",
                                    nl: "`{id}` staat er twee keer",
                                    id = id.value,
                                },
                            )
                            .label(say! { en: "cited before", nl: "stond er al" })
                            .help(leave_one_out()),
                        ),
                        Some(mention) => found.push(mention),
                        None => self.unknown_source(report, id),
                    }
                }
                Mentions::Sources(found)
            }
        }
    }

    /// `2` is source 2, `2c` is source 2 about the case itself, unless a source's own id is `2c`.
    fn mention(&self, report: usize, id: &str) -> Option<Mention> {
        let known = &self.names.reports[report].sources;
        let plain = known.get(id).map(|&source| Mention { source, about_case: false });
        plain.or_else(|| {
            let source: SourceId = *known.get(id.strip_suffix('c')?)?;
            Some(Mention { source, about_case: true })
        })
    }

    fn unknown_source(&mut self, report: usize, id: &Spanned<String>) {
        let known: Vec<&str> = self.names.reports[report].sources.keys().map(String::as_str).collect();
        let wanted = id.value.strip_suffix('c').unwrap_or(&id.value);
        let expected = match known[..] {
            [] => say! { en: "this report has no [[source]]", nl: "dit rapport heeft geen [[source]]" },
            _ => say! {
                en: "expected one of {known}, with c where the case itself is meant",
                nl: "kies uit {known}, met een c erachter als het over de casus zelf gaat",
                known = known.join(", "),
            },
        };
        let message = say! { en: "there is no source {wanted}", nl: "er is geen bron {wanted}" };
        let diagnostic = Diagnostic::new(Code::UnknownSource, id.span, message)
            .label(expected)
            .suggest(wanted, known.iter().copied());
        let called = &self.names.reports[report].called;
        let diagnostic = or_by_name(diagnostic, wanted, Sort::Source, called);
        self.tell(if diagnostic.help.is_some() {
            diagnostic
        } else {
            diagnostic.help(say! {
                en: "sources are the [[source]] tables in report.toml; add one there or mend the id here",
                nl: "bronnen zijn de [[source]]-blokken in report.toml; voeg er daar een toe, of verbeter hier het id",
            })
        });
    }
}
