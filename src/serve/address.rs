//! What a request asks for: the path below the site's root, and what type its file has.

/// The path of the file that an address asks for; nothing when it cannot be one of a site's. No path is ever looked up on
/// disk: the site's own files are a list. Refusing what could be dangerous elsewhere is a second fence.
pub fn file_path(path: &str) -> Option<String> {
    let decoded = decode(path.strip_prefix('/')?)?;
    let is_odd = |part: &str| matches!(part, "." | "..") || part.ends_with(['.', ' ']);
    let (folders, name) =
        decoded.rsplit_once('/').map_or((None, &*decoded), |(folders, name)| (Some(folders), name));
    if decoded.contains(['\0', '\\', ':'])
        || is_odd(name)
        || folders.is_some_and(|folders| folders.split('/').any(|part| part.is_empty() || is_odd(part)))
    {
        return None;
    }
    Some(if name.is_empty() { format!("{decoded}index.html") } else { decoded })
}

/// Takes `%41` apart; nothing for what is no UTF-8 or no number.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.contains(['+', '-']))?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after;
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The value of a key in the part of an address behind the question mark.
pub fn parameter(query: Option<&str>, key: &str) -> Option<String> {
    let pairs = query?.split('&');
    let value = pairs.filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == key)?.1;
    decode(&value.replace('+', " "))
}

/// The type of a file by its extension.
pub fn content_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "bib" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "ogg" => "audio/ogg",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        _ => "application/octet-stream",
    }
}

/// Whether compressing a file of a type makes it smaller.
pub fn is_compressible(content_type: &str) -> bool {
    content_type.starts_with("text/")
        || ["json", "xml", "svg"]
            .iter()
            .any(|kind| content_type.contains(kind) && !content_type.contains("openxml"))
}

#[cfg(test)]
mod tests {
    use super::{file_path, parameter};

    #[test]
    fn finds_the_file_of_an_address() {
        for (address, path) in [
            ("/", Some("index.html")),
            ("/rapport/", Some("rapport/index.html")),
            ("/rapport", Some("rapport")),
            ("/media/een%20kaart.png", Some("media/een kaart.png")),
            ("/caf%C3%A9/", Some("café/index.html")),
            ("/../geheim", None),
            ("/a/%2e%2e/geheim", None),
            ("/a/%2E%2E%2Fgeheim", None),
            ("/a/..%5cgeheim", None),
            ("//etc/passwd", None),
            ("/a//b", None),
            ("/%2Fetc/passwd", None),
            ("/C:/geheim", None),
            ("/a%00.html", None),
            ("/a/.../x", None),
            ("/nul./x", None),
            ("/a%zz", None),
            ("/a%2", None),
            ("/a%+1", None),
            ("/%ff", None),
            ("geen", None),
        ] {
            assert_eq!(file_path(address).as_deref(), path, "{address}");
        }
    }

    #[test]
    fn finds_a_parameter() {
        let query = Some("page=%2Frapport%2F&anchor=1-a+b");
        assert_eq!(parameter(query, "page").as_deref(), Some("/rapport/"));
        assert_eq!(parameter(query, "anchor").as_deref(), Some("1-a b"));
        assert_eq!(parameter(query, "none"), None);
        assert_eq!(parameter(None, "page"), None);
    }
}
