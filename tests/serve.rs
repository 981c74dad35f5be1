//! The preview over HTTP: what it answers and refuses, and to how many.

mod common;
#[path = "common/preview.rs"]
mod preview;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use common::Site;
use preview::{Preview, as_built, errors};

fn page(words: &str) -> String {
    format!("+++\ntitle = \"Over\"\n+++\n{words}\n")
}

fn site() -> Site {
    Site::base().file("content/over.md", page("Eerst dit."))
}

#[test]
fn answers_as_a_server_should() {
    let site = site().file("content/media/film.mp4", (0..=255).collect::<Vec<u8>>());
    let preview = Preview::start(site.root(), &[]);
    let page = preview.ask("GET", "/over/", &[]);
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("content-length"), page.body.len().to_string());
    let head = preview.ask("HEAD", "/over/", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), page.header("content-length"));
    let again = preview.ask("GET", "/over/", &[("if-none-match", page.header("etag"))]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let zipped = preview.ask("GET", "/over/", &[("accept-encoding", "br, gzip")]);
    assert_eq!(zipped.header("content-encoding"), "gzip");
    assert_eq!(zipped.header("vary"), "accept-encoding");
    let mut unzipped = String::new();
    flate2::read::GzDecoder::new(&*zipped.body).read_to_string(&mut unzipped).expect("it is gzip");
    assert_eq!(unzipped, page.text());
    let again = preview.ask("GET", "/over/", &[("if-none-match", zipped.header("etag"))]);
    assert_eq!(again.status, 304);
    let folder = preview.ask("GET", "/over?a=b", &[]);
    assert_eq!((folder.status, folder.header("location")), (308, "/over/?a=b"));
    let none = preview.ask("GET", "/nergens/", &[]);
    assert_eq!((none.status, none.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(none.text().contains("<main"), "it is the site's own page");
    for (path, kind) in [
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/rapport/citation.bib", "text/plain; charset=utf-8"),
        ("/media/film.mp4", "video/mp4"),
    ] {
        assert_eq!(preview.ask("GET", path, &[]).header("content-type"), kind, "{path}");
    }
}

#[test]
fn the_page_for_what_is_not_there_leads_on() {
    for (base, prefix) in [("https://voorbeeld.example/", "/"), ("https://voorbeeld.example/pad/", "/pad/")] {
        let site = site();
        let told = format!("base_url = \"{base}\"\n{}", common::BASE[0].1);
        site.change("content/site.toml", told);
        let preview = Preview::start(site.root(), &[]);
        let page = preview.ask("GET", "/nergens/diep/", &[]);
        assert_eq!(page.status, 404);
        let page = page.text();
        let values = ["href=\"", "src=\""].into_iter().flat_map(|name| page.split(name).skip(1));
        let links: Vec<&str> = values
            .filter_map(|rest| rest.split('"').next())
            .filter(|link| link.starts_with('/') && !link.starts_with("/_rodedraad"))
            .collect();
        assert!(links.len() > 3 && links.iter().all(|link| link.starts_with(prefix)), "{links:?}");
        for link in links {
            assert_eq!(preview.ask("GET", link.split('#').next().unwrap_or(link), &[]).status, 200, "{link}");
        }
        assert_eq!(preview.ask("GET", &format!("{prefix}over/"), &[]).status, 200);
        assert_eq!(
            preview.ask("GET", &format!("{prefix}over"), &[]).header("location"),
            format!("{prefix}over/")
        );
        assert_eq!(preview.ask("GET", "/padover/", &[]).status, 404);
    }
}

#[test]
fn gives_parts_of_media() {
    let site = site().file("content/media/film.mp4", (0..=255).collect::<Vec<u8>>());
    let preview = Preview::start(site.root(), &[]);
    let ask = |headers: &[(&str, &str)]| preview.ask("GET", "/media/film.mp4", headers);
    let whole = ask(&[]);
    assert_eq!((whole.status, whole.body.len(), whole.header("accept-ranges")), (200, 256, "bytes"));
    let part = ask(&[("range", "bytes=10-19"), ("accept-encoding", "gzip")]);
    assert_eq!((part.status, &*part.body), (206, &(10..20).collect::<Vec<u8>>()[..]));
    assert_eq!(part.header("content-range"), "bytes 10-19/256");
    assert_eq!(ask(&[("range", "bytes=-1")]).body, [255]);
    let beyond = ask(&[("range", "bytes=256-")]);
    assert_eq!((beyond.status, beyond.header("content-range")), (416, "bytes */256"));
    assert_eq!(ask(&[("range", "bytes=0-1,4-5")]).status, 200);
    assert_eq!(ask(&[("range", "bytes=0-1"), ("if-range", "\"oud\"")]).status, 200);
    assert_eq!(ask(&[("range", "bytes=0-1"), ("if-range", whole.header("etag"))]).status, 206);
}

#[test]
fn refuses_what_is_not_its_own_readers() {
    let site = site();
    let preview = Preview::start(site.root(), &[]);
    let own = format!("localhost:{}", preview.port);
    let status = |headers: &[(&str, &str)]| preview.ask("GET", "/", headers).status;
    assert_eq!(status(&[("host", &own)]), 200);
    assert_eq!(status(&[("host", &format!("127.0.0.1:{}", preview.port))]), 200);
    assert_eq!(status(&[("host", &format!("[::1]:{}", preview.port))]), 200);
    for host in ["kwaad.example", "localhost", "localhost:1", &format!("kwaad.example:{}", preview.port), ""]
    {
        assert_eq!(status(&[("host", host)]), 403, "{host}");
    }
    for origin in ["https://kwaad.example", "null", "http://localhost:1"] {
        assert_eq!(status(&[("origin", origin)]), 403, "{origin}");
        assert_eq!(preview.ask("GET", "/_rodedraad/events", &[("origin", origin)]).status, 403, "{origin}");
    }
    assert_eq!(status(&[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")]), 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "EET"] {
        let path = if method == "CONNECT" { &*own } else { "/" };
        let answer = preview.ask(method, path, &[]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn serves_nothing_outside_the_site() {
    let site = site().file("geheim.txt", "geheim").file("content/rapport/media/kaart.svg", "<svg/>");
    std::os::unix::fs::symlink(
        site.root().join("geheim.txt"),
        site.root().join("content/rapport/media/x.txt"),
    )
    .expect("a link can be made");
    let preview = Preview::start(site.root(), &[]);
    for path in [
        "/../geheim.txt",
        "/%2e%2e/geheim.txt",
        "/%2e%2e%2fgeheim.txt",
        "/rapport/..%2f..%2fgeheim.txt",
        "/rapport/media/..%5c..%5c..%5cgeheim.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/etc/passwd",
        "/content/site.toml",
        "/geheim.txt",
        "/geheim.txt%00.html",
        "/C:/geheim.txt",
        "/rapport/media/kaart.svg::$DATA",
        "/con",
        "/.git/config",
        "/_rodedraad/../geheim.txt",
        "/_rodedraad/source?page=/../geheim.txt",
        "/_rodedraad/source?at=999999:0",
        "/_rodedraad/source?at=-1:0",
    ] {
        let answer = preview.ask("GET", path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("root:"), "{path}");
    }
}

#[test]
fn shows_what_is_saved_and_keeps_the_last_good_page() {
    let site = site();
    let preview = Preview::start(site.root(), &[]);
    let mut events = preview.events();
    assert_eq!(errors(&events.next()), 0);
    site.change("content/over.md", page("Daarna dat."));
    events.change_of("over.md");
    assert!(preview.get("/over/").contains("Daarna dat."));
    site.change("content/over.md", "+++\ntitel = \"Over\"\n+++\nKapot.\n");
    let broken = events.change_of("over.md");
    assert!(errors(&broken) >= 1, "{broken}");
    let entry = &broken["errors"][0];
    assert!(entry["text"].as_str().is_some_and(|text| text.contains("--> content/over.md:")), "{entry}");
    assert!(entry["spot"]["href"].as_str().is_some_and(|href| href.starts_with("vscode://file/")), "{entry}");
    assert!(preview.get("/over/").contains("Daarna dat."));
    // Who opens a page only now hears of it too.
    assert_eq!(errors(&preview.events().next()), errors(&broken));
    site.change("content/over.md", page("Weer goed."));
    assert_eq!(errors(&events.change_of("over.md")), 0);
    assert!(preview.get("/over/").contains("Weer goed."));
}

#[test]
fn starts_without_a_good_site_and_shows_it_when_there_is_one() {
    let site = Site::new();
    let preview = Preview::start(site.root(), &[]);
    let mut events = preview.events();
    let first = preview.ask("GET", "/", &[]);
    assert_eq!(first.status, 500);
    assert!(first.text().contains("missing-site"), "{}", first.text());
    assert!(first.text().contains(rodedraad::serve::client::TAG));
    site.change("content/site.toml", "title = \"Eindelijk\"\n");
    events.until(|state| errors(state) == 0);
    assert!(preview.get("/").contains("Eindelijk"));
}

#[test]
fn a_mistake_met_while_a_page_is_rendered_leaves_the_page_before() {
    let site = site();
    let preview = Preview::start(site.root(), &[]);
    let mut events = preview.events();
    events.next();
    let before = preview.get("/over/");
    site.change("themes/draad/templates/page.html", "{{ page.nergens }}\n");
    events.next();
    assert_eq!(preview.get("/over/"), before);
    let told = events.until(|state| errors(state) == 1);
    assert_eq!(told["errors"][0]["code"], "broken-template");
    site.remove("themes/draad/templates/page.html");
    events.until(|state| errors(state) == 0);
    assert_eq!(preview.get("/over/"), before);
}

#[test]
fn shows_but_tells_of_what_must_not_be_published() {
    let site = site();
    let preview = Preview::start(site.root(), &[]);
    let mut events = preview.events();
    events.next();
    site.change("content/over.md", page("BSN 111222333."));
    let told = events.until(|state| errors(state) == 1);
    assert_eq!((&told["errors"][0]["code"], &told["current"]), (&"bsn".into(), &true.into()), "{told}");
    assert!(preview.get("/over/").contains("111222333"));
    site.change("content/over.md", page("Zonder nummer."));
    events.until(|state| errors(state) == 0);
}

#[test]
fn tells_where_things_were_written_and_the_built_site_does_not() {
    let site = site();
    site.build_well();
    assert!(!site.output_text("over/index.html").contains("data-source"));
    let preview = Preview::start(site.root(), &["--editor", "idea://open?file=/{path}&line={line}"]);
    let page = preview.get("/over/");
    let at =
        page.split("<p data-source=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("it is there");
    let spot = preview.get(&format!("/_rodedraad/source?at={at}"));
    assert!(spot.contains("\"file\":\"content/over.md\",\"line\":4"), "{spot}");
    assert!(spot.contains("idea://open?file=/"), "{spot}");
    let whole = preview.get("/_rodedraad/source?page=/over/");
    assert!(whole.contains("\"file\":\"content/over.md\",\"line\":2"), "of a whole page its title: {whole}");
    assert_eq!(as_built(&page), site.output_text("over/index.html"));
}

#[test]
fn drafts_are_shown_unless_not_wanted() {
    let site = site().file("content/concept.md", "+++\ntitle = \"Concept\"\ndraft = true\n+++\nNog niet.\n");
    assert!(Preview::start(site.root(), &[]).get("/concept/").contains("draft-note"));
    assert_eq!(Preview::start(site.root(), &["--no-drafts"]).ask("GET", "/concept/", &[]).status, 404);
}

#[test]
fn many_readers_and_slow_ones_do_not_stop_it() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }).expect("it may be raised");
    let site = site();
    let preview = Preview::start(site.root(), &[]);
    let mut streams: Vec<_> = (0..1000).map(|_| preview.events()).collect();
    let slow: Vec<TcpStream> = (0..1000)
        .map(|_| {
            let mut stream = preview.connect();
            stream.write_all(b"GET / HTTP/1.1\r\nhost: loc").expect("it listens");
            stream
        })
        .collect();
    for stream in &mut streams {
        stream.next();
    }
    preview.get("/over/");
    let together = Barrier::new(200);
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let ask = || {
            together.wait();
            let start = Instant::now();
            preview.get("/over/");
            start.elapsed()
        };
        let asking: Vec<_> = (0..200).map(|_| scope.spawn(ask)).collect();
        asking.into_iter().map(|asking| asking.join().expect("it is answered")).collect()
    });
    times.sort_unstable();
    println!("200 at once: median {:?}, 99 % within {:?}", times[100], times[197]);
    site.change("content/over.md", page("Allen horen het."));
    for stream in &mut streams {
        stream.change_of("over.md");
    }
    drop(slow);
}
