//! A site that is shown: pages are rendered when first asked for, and kept until the next edition.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::body::Bytes;

use super::address::{content_type, is_compressible};
use super::client::inject;
use super::lock;
use crate::address::server_path;
use crate::diag::Diagnostic;
use crate::publish::Job;
use crate::{Made, source::Span};

/// The most bytes of rendered files that are kept: a crawl of a large site must not fill the memory.
const MOST_KEPT: usize = 64 << 20;

/// A file ready to be sent.
#[derive(Debug)]
pub(super) struct Ready {
    /// The bytes, for a page with the preview's script.
    pub(super) bytes: Bytes,
    /// Its `Content-Type`.
    pub(super) content_type: &'static str,
    /// Its `ETag`, with quotes.
    pub(super) etag: String,
    /// Compressed; made when first asked for. Nothing where that would not help.
    gzip: OnceLock<Option<Bytes>>,
}

impl Ready {
    /// A file of a type.
    pub(super) fn new(bytes: Vec<u8>, content_type: &'static str) -> Self {
        let hash = blake3::hash(&bytes).to_hex();
        Self {
            etag: format!("\"{}\"", &hash[..20]),
            bytes: bytes.into(),
            content_type,
            gzip: OnceLock::new(),
        }
    }

    /// The bytes compressed, where that makes them fewer.
    pub(super) fn gzip(&self) -> Option<&Bytes> {
        self.gzip.get_or_init(|| compressed(&self.bytes, self.content_type)).as_ref()
    }
}

/// Files with fewer bytes fit in one packet as they are.
const LEAST_COMPRESSED: usize = 1400;

fn compressed(bytes: &[u8], content_type: &str) -> Option<Bytes> {
    if bytes.len() < LEAST_COMPRESSED || !is_compressible(content_type) {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::fast());
    encoder.write_all(bytes).ok()?;
    let gzip = encoder.finish().ok()?;
    (gzip.len() < bytes.len()).then(|| gzip.into())
}

/// What was rendered so far.
#[derive(Debug, Default)]
struct Kept {
    files: BTreeMap<String, Arc<Ready>>,
    bytes: usize,
}

/// A site that is shown.
#[derive(Debug)]
pub(super) struct Edition {
    /// The site and where it was written.
    pub(super) made: Arc<Made>,
    kept: Mutex<Kept>,
}

/// Why there is no file.
#[derive(Debug)]
pub(super) enum NoFile {
    /// The site has none of that path.
    Unknown,
    /// Its template has a mistake.
    Mistake(Box<Diagnostic>),
}

impl Edition {
    /// An edition of which nothing is rendered yet.
    pub(super) fn new(made: Arc<Made>) -> Self {
        Self { made, kept: Mutex::default() }
    }

    /// A file that was rendered before.
    pub(super) fn kept(&self, path: &str) -> Option<Arc<Ready>> {
        lock(&self.kept).files.get(path).cloned()
    }

    /// Whether the site has a page whose folder this is; without rendering it.
    pub(super) fn has_page(&self, folder: &str) -> bool {
        matches!(self.made.publication.find(&format!("{folder}index.html")), Some(Job::Page(_)))
    }

    /// A path from the site's root, given from that of the server the site will stand on: the page for what is not there links so,
    /// as it does not know where it is shown.
    pub(super) fn below_base<'path>(&self, path: &'path str) -> Option<&'path str> {
        let base = server_path(self.made.publication.plan.site.base_url.as_deref()).trim_matches('/');
        path.strip_prefix(base)?.strip_prefix('/')
    }

    /// A file by its path below the output folder, rendered now or before.
    pub(super) fn file(&self, path: &str) -> Result<Arc<Ready>, NoFile> {
        if let Some(ready) = self.kept(path) {
            return Ok(ready);
        }
        let publication = &self.made.publication;
        let job = publication.find(path).ok_or(NoFile::Unknown)?;
        let file = publication.make(job).map_err(NoFile::Mistake)?;
        let mut bytes = if matches!(job, Job::Page(_)) { inject(file.bytes) } else { file.bytes };
        // What is kept is counted by its length: not with the room of a longer page.
        bytes.shrink_to_fit();
        let ready = Arc::new(Ready::new(bytes, content_type(path)));
        let mut kept = lock(&self.kept);
        if kept.bytes + ready.bytes.len() > MOST_KEPT {
            *kept = Kept::default();
        }
        kept.bytes += ready.bytes.len();
        kept.files.insert(path.to_owned(), ready.clone());
        Ok(ready)
    }

    /// Where something on a page was written: what has the anchor, or without one the page itself.
    pub(super) fn origin(&self, path: &str, anchor: Option<&str>) -> Option<Span> {
        let Made { publication, origins, .. } = &*self.made;
        let Some(Job::Page(page)) = publication.find(path) else { return None };
        let Some(anchor) = anchor else { return origins.get(&page.place).copied() };
        let addresses = publication.plan.addresses();
        // Figures have their own page, and stand on others under the anchor of their name.
        let slug = anchor.strip_prefix("fig-");
        let report = crate::page::report_of(&page.place);
        let mut here = origins.iter().filter(|(place, _)| crate::page::report_of(place) == report);
        let is_meant = |place: &crate::model::Place| match *place {
            crate::model::Place::Figure(report, figure) => {
                slug.is_some_and(|slug| addresses.figure_slug(report, figure) == slug)
            }
            crate::model::Place::Recommendation(..) | crate::model::Place::Factor(..) => {
                addresses.url(place).rsplit_once('#').is_some_and(|(_, own)| own == anchor)
            }
            _ => false,
        };
        here.find(|(place, _)| is_meant(place)).map(|(_, span)| *span)
    }
}
