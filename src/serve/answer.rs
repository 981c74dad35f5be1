//! From a file to an answer: what the browser has already, parts of it, compressed (RFC 9110).

use std::convert::Infallible;
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{
    ACCEPT_ENCODING, ACCEPT_RANGES, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH, IF_RANGE, RANGE, VARY,
};
use hyper::{HeaderMap, Response, StatusCode};
use tokio::sync::mpsc;

use super::edition::Ready;

/// What is sent.
#[derive(Debug)]
pub(super) enum Content {
    /// All at once; nothing when it was sent.
    Whole(Option<Bytes>),
    /// Events as they come.
    Events(mpsc::Receiver<Bytes>),
}

impl Content {
    /// Bytes; none is no frame.
    pub(super) fn whole(bytes: Bytes) -> Self {
        Self::Whole((!bytes.is_empty()).then_some(bytes))
    }
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = match &mut *self {
            Self::Whole(bytes) => Poll::Ready(bytes.take()),
            Self::Events(events) => events.poll_recv(context),
        };
        next.map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Self::Events(_) => SizeHint::default(),
        }
    }
}

/// An answer with what every answer has.
pub(super) fn plain(status: StatusCode, content_type: &'static str, content: Content) -> Response<Content> {
    let mut response = Response::new(content);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    // The browser keeps it, and asks each time whether it is still so.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Content::Whole(bytes) = response.body() {
        let length = bytes.as_ref().map_or(0, Bytes::len);
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    response
}

/// A sentence as an answer.
pub(super) fn sentence(status: StatusCode, text: &str) -> Response<Content> {
    plain(status, "text/plain; charset=utf-8", Content::whole(format!("{text}\n").into()))
}

/// A file as asked for: nothing when the browser has it, a part, compressed, or as it is.
pub(super) fn file(ready: &Ready, asked: &HeaderMap) -> Response<Content> {
    let zipped = if asked.contains_key(RANGE) || !takes_gzip(asked) { None } else { ready.gzip() };
    let etag = match zipped {
        Some(_) => ready.etag.replacen('"', "\"gz-", 1),
        None => ready.etag.clone(),
    };
    let mut response = if has_already(asked, &ready.etag) {
        plain(StatusCode::NOT_MODIFIED, ready.content_type, Content::Whole(None))
    } else if let Some(gzip) = zipped {
        plain(StatusCode::OK, ready.content_type, Content::whole(gzip.clone()))
    } else {
        part(ready, asked)
    };
    let is_unchanged = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if is_unchanged {
        // Both would speak of the answer without bytes, and not of the file.
        headers.remove(CONTENT_LENGTH);
        headers.remove(CONTENT_TYPE);
    } else if zipped.is_some() {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    } else {
        headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    }
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(ETAG, etag);
    }
    response
}

/// The file, or the part of it that is asked for.
fn part(ready: &Ready, asked: &HeaderMap) -> Response<Content> {
    let text = |name| asked.get(name).and_then(|value| value.to_str().ok());
    let is_same = text(IF_RANGE).is_none_or(|etag| etag == ready.etag);
    let length = ready.bytes.len();
    match text(RANGE).filter(|_| is_same).map_or(Wanted::All, |range| wanted(range, length)) {
        Wanted::All => plain(StatusCode::OK, ready.content_type, Content::whole(ready.bytes.clone())),
        Wanted::Part(range) => {
            let place = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            let bytes = Content::whole(ready.bytes.slice(range));
            with_range(plain(StatusCode::PARTIAL_CONTENT, ready.content_type, bytes), &place)
        }
        Wanted::Nothing => {
            let none = plain(StatusCode::RANGE_NOT_SATISFIABLE, ready.content_type, Content::Whole(None));
            with_range(none, &format!("bytes */{length}"))
        }
    }
}

fn with_range(mut response: Response<Content>, place: &str) -> Response<Content> {
    if let Ok(place) = HeaderValue::from_str(place) {
        response.headers_mut().insert(CONTENT_RANGE, place);
    }
    response
}

/// What a `Range` asks for.
#[derive(PartialEq, Eq, Debug)]
enum Wanted {
    /// All: what it says is not understood, or asks for several parts, and may then be passed over.
    All,
    /// These bytes, at least one.
    Part(Range<usize>),
    /// Bytes that there are not.
    Nothing,
}

fn wanted(header: &str, length: usize) -> Wanted {
    let Some((first, last)) = header.strip_prefix("bytes=").and_then(|range| range.trim().split_once('-'))
    else {
        return Wanted::All;
    };
    let number =
        |text: &str| text.parse::<usize>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let range = match (first, number(first), number(last)) {
        ("", _, Some(count)) => length.saturating_sub(count)..length,
        (_, Some(first), None) if last.is_empty() => first..length,
        (_, Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(length),
        _ => return Wanted::All,
    };
    if range.start < range.end { Wanted::Part(range) } else { Wanted::Nothing }
}

/// Whether the browser has the file with this tag already.
fn has_already(asked: &HeaderMap, etag: &str) -> bool {
    let tags = asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let bare = etag.trim_matches('"');
    tags.flat_map(|tags| tags.split(',')).map(str::trim).any(|tag| {
        let tag = tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"');
        tag == "*" || tag.strip_prefix("gz-").unwrap_or(tag) == bare
    })
}

/// Whether the browser takes gzip.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let codings = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    codings.flat_map(|codings| codings.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let is_refused = weight.split_once('=').is_some_and(|(_, q)| q.trim().parse() == Ok(0.0_f32));
        matches!(name.trim(), "gzip" | "*") && !is_refused
    })
}

#[cfg(test)]
mod tests {
    use super::{Wanted, has_already, takes_gzip, wanted};
    use hyper::HeaderMap;

    #[test]
    fn understands_ranges() {
        for (header, expected) in [
            ("bytes=0-3", Wanted::Part(0..4)),
            ("bytes=4-", Wanted::Part(4..10)),
            ("bytes=-3", Wanted::Part(7..10)),
            ("bytes=-30", Wanted::Part(0..10)),
            ("bytes=8-99999999999", Wanted::Part(8..10)),
            ("bytes=10-", Wanted::Nothing),
            ("bytes=-0", Wanted::Nothing),
            ("bytes=3-1", Wanted::All),
            ("bytes=0-1,4-5", Wanted::All),
            ("lines=0-1", Wanted::All),
            ("bytes=a-b", Wanted::All),
            ("bytes=+1-2", Wanted::All),
            ("bytes=-", Wanted::All),
        ] {
            assert_eq!(wanted(header, 10), expected, "{header}");
        }
        assert_eq!(wanted("bytes=0-", 0), Wanted::Nothing);
    }

    #[test]
    fn understands_what_the_browser_has_and_takes() {
        let headers = |name: &'static str, value: &str| {
            let mut map = HeaderMap::new();
            map.insert(name, value.parse().unwrap());
            map
        };
        for tags in ["\"abc\"", "W/\"abc\"", "\"x\", \"gz-abc\"", "*"] {
            assert!(has_already(&headers("if-none-match", tags), "\"abc\""), "{tags}");
        }
        assert!(!has_already(&headers("if-none-match", "\"abd\""), "\"abc\""));
        assert!(!has_already(&HeaderMap::new(), "\"abc\""));
        for (codings, expected) in [
            ("gzip, br", true),
            ("br", false),
            ("gzip;q=0", false),
            ("*", true),
            ("deflate, gzip;q=0.5", true),
        ] {
            assert_eq!(takes_gzip(&headers("accept-encoding", codings)), expected, "{codings}");
        }
    }
}
