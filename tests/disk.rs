//! The real program where the machine refuses: a full disk, a disk that may only be read, a disk of its own for the output, and
//! two builds at once. What is told is clear, and the old site stays whole.
//!
//! The disks are small ones in memory, mounted where nobody else sees them; that takes Linux and root, and without them it is
//! said that it was skipped.

mod common;

use std::path::Path;
use std::process::{Command, Output, Stdio};

use common::{Site, files};

const PROGRAM: &str = env!("CARGO_BIN_EXE_rodedraad");

/// Runs a script in which `disk FOLDER SIZE` mounts a disk for itself; nothing where that may not be.
#[expect(clippy::print_stdout, reason = "what is skipped is said")]
fn with_disks(site: &Site, script: &str) -> Option<Output> {
    let can = Command::new("unshare").args(["-m", "true"]).stderr(Stdio::null()).status();
    if !can.is_ok_and(|status| status.success()) {
        println!("skipped: disks cannot be mounted here");
        return None;
    }
    let start = "disk() { mkdir -p \"$1\" && mount -t tmpfs -o size=\"$2\" tmpfs \"$1\"; }\n\
                 build() { \"$PROGRAM\" build --quiet --root . --output \"$1\"; }\n\
                 copy() { rm -rf \"$2\"; cp -a \"$1\" \"$2\"; }\n";
    let mut command = Command::new("unshare");
    command.args(["-m", "bash", "-euc"]).arg(format!("{start}{script}"));
    Some(
        command
            .env("PROGRAM", PROGRAM)
            .env("LC_ALL", "C")
            .current_dir(site.root())
            .output()
            .expect("it starts"),
    )
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The folder of the site, and what stood in a folder of it before and after.
fn assert_same(site: &Site, before: &str, after: &str) {
    let [before, after] = [before, after].map(|folder| files(&site.root().join(folder)));
    assert!(!before.is_empty());
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert!(before == after, "a file of the old site changed");
}

/// Builds, fills the disk by a larger site, and builds again when there is room.
fn on_a_full_disk(mounted: &str, output: &str) {
    let site = Site::base();
    let script = format!(
        "disk {mounted} 5m\nbuild {output}\ncopy {output} before\n\
         mkdir -p content/rapport/media\nhead -c 8000000 /dev/zero > content/rapport/media/groot.bin\n\
         if build {output}; then exit 9; fi\ncopy {output} after\n\
         if [ {mounted} != {output} ]; then ls -A {mounted} > left; else : > left; fi\n\
         mount -o remount,size=60m {mounted}\nbuild {output}\ncopy {output} new\n"
    );
    let Some(run) = with_disks(&site, &script) else { return };
    let said = text(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert!(said.contains("error:") && said.contains("the disk is full"), "{said}");
    assert_same(&site, "before", "after");
    assert!(files(&site.root().join("new")) == site.clean_output(), "the next build is whole");
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    on_a_full_disk("schijf", "schijf/output");
}

#[test]
fn a_full_disk_that_is_the_output_folder_leaves_the_old_site() {
    on_a_full_disk("schijf", "schijf");
}

#[test]
fn a_disk_that_may_only_be_read_leaves_the_old_site() {
    for output in ["schijf", "schijf/output"] {
        let site = Site::base();
        let script = format!(
            "disk schijf 20m\nbuild {output}\ncopy {output} before\necho Nieuw. > content/rapport/index.md\n\
             mount -o remount,ro schijf\nif build {output}; then exit 9; fi\ncopy {output} after\n\
             mount -o remount,rw schijf\nbuild {output}\ncopy {output} new\n"
        );
        let Some(run) = with_disks(&site, &script) else { return };
        let said = text(&run.stderr);
        assert!(run.status.success(), "{said}");
        assert!(said.contains("error:") && said.contains("the disk cannot be written to"), "{said}");
        assert_same(&site, "before", "after");
        assert!(files(&site.root().join("new")) == site.clean_output(), "the next build is whole");
    }
}

#[test]
fn the_output_may_be_on_another_disk() {
    for output in ["schijf", "schijf/output", "link"] {
        let site = Site::base();
        let script = format!(
            "disk schijf 20m\nmkdir -p schijf/doel\nln -s schijf/doel link\nbuild {output}\n\
             echo Nieuw. > content/rapport/index.md\nbuild {output}\nmkdir new\ncp -aL {output}/. new\nls -A schijf > left\n"
        );
        let script = if output == "schijf" {
            script.replace("mkdir -p schijf/doel\nln -s schijf/doel link\n", "")
        } else {
            script
        };
        let Some(run) = with_disks(&site, &script) else { return };
        assert!(run.status.success(), "{output}: {}", text(&run.stderr));
        let mut new = files(&site.root().join("new"));
        let clean = site.clean_output();
        new.retain(|path, _| clean.contains_key(path) || !path.starts_with('.'));
        assert!(new == clean, "{output}");
        assert!(!common_left(site.root()).contains("rodedraad-stage"), "{output}");
    }
}

/// What is left on the disk, a name a line.
fn common_left(root: &Path) -> String {
    files(root).get("left").map(|names| text(names)).unwrap_or_default()
}

#[test]
fn builds_at_once_in_one_folder_do_not_mix() {
    let site = Site::base();
    let start = || {
        let mut command = Command::new(PROGRAM);
        command.env("LC_ALL", "C").args(["build", "--quiet", "--root"]).arg(site.root());
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
    };
    let (mut built, mut refused) = (0, 0);
    for _ in 0..3 {
        let running: Vec<_> = (0..4).map(|_| start()).collect();
        for child in running {
            let output = child.wait_with_output().expect("it ends");
            let said = text(&output.stderr);
            match output.status.code() {
                Some(0) => built += 1,
                _ => {
                    assert!(said.contains("another build is writing to it"), "{said}");
                    refused += 1;
                }
            }
        }
        assert!(site.output() == site.clean_output(), "a mixture");
    }
    println!("{built} built, {refused} refused");
    assert!(built >= 3, "one of those at once always succeeds");
}
