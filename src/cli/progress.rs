//! A bar on the terminal that shows how far a long run is.
//!
//! In: what the stages tell. Out: a line on standard error, only on a terminal, only for work that takes long enough
//! to wonder about, and gone when the work is done.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::Progress;
use crate::diag::{Language, Words};

/// Work shorter than this has no bar: it would only flicker.
const WAIT: Duration = Duration::from_millis(500);

/// The bar; it goes away when dropped.
pub(super) struct Bar {
    line: ProgressBar,
    since: Instant,
    is_shown: AtomicBool,
    language: Language,
}

impl Bar {
    /// A bar that appears when the work is not done soon.
    pub(super) fn new(language: Language) -> Self {
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { line, since: Instant::now(), is_shown: AtomicBool::new(false), language }
    }

    fn show_when_long(&self) {
        if !self.is_shown.load(Ordering::Relaxed)
            && self.since.elapsed() > WAIT
            && !self.is_shown.swap(true, Ordering::Relaxed)
        {
            // Draws nothing where standard error is not a terminal.
            self.line.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template)
        .expect("the templates are written by the rules of indicatif")
        .progress_chars("=> ")
}

impl Progress for Bar {
    fn stage(&self, stage: Words, total: usize) {
        // Of some stages nobody knows how much there is to do before it is done.
        self.line.set_style(style(if total == 0 { "{msg} …" } else { "{msg} [{bar:30}] {pos} of {len}" }));
        self.line.set_message(stage.get(self.language).to_owned());
        self.line.set_length(total as u64);
        self.line.set_position(0);
        self.show_when_long();
    }

    fn advance(&self) {
        self.line.inc(1);
        self.show_when_long();
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.line.finish_and_clear();
    }
}
