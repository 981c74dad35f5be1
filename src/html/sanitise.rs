//! Raw HTML from authors: an allow-list, applied to the whole stretch, so that tags left open cannot break the page.

use std::sync::LazyLock;

use ammonia::Builder;

use crate::parse::markdown::allow_list;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(allow_list);

/// The same, which leaves places in the source where they are.
static SOURCE_CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = allow_list();
    cleaner.add_generic_attributes(["data-source"]);
    cleaner
});

/// HTML with everything taken out that is not on the list. Diagnostics about it were given when the file was parsed.
pub(super) fn sanitise(html: &str, tells_source: bool) -> String {
    let cleaner = if tells_source { &SOURCE_CLEANER } else { &CLEANER };
    cleaner.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::sanitise;

    #[test]
    fn scripts_never_pass() {
        let rows = [
            ("<p onclick=\"x()\">a</p>", "<p>a</p>"),
            ("<script>alert(1)</script><b>a</b>", "<b>a</b>"),
            ("<a href=\"javascript:x()\">a</a>", "<a>a</a>"),
            ("<iframe src=\"https://x\"></iframe>", ""),
            ("<b>left open", "<b>left open</b>"),
            ("<p style=\"color:red\">a</p>", "<p>a</p>"),
            ("<form><input type=\"text\" name=\"x\"></form>", "<input type=\"text\">"),
        ];
        for (html, expected) in rows {
            assert_eq!(sanitise(html, false), expected);
        }
    }
}
