//! What is likely wrong with the site that is shown: asked beside the making of pages, once no edit has come for a moment.
//!
//! In: every site that was made, as [`News`]. Out: the answers about the last one. Only snapshots are looked at, on a thread of their
//! own, so that neither an edit nor a reader waits for an answer; one that came too late is dropped.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::state::Board;
use super::{Listener, Said, surviving};
use crate::diag::{Diagnostics, Doing, Failure, Words};
use crate::source::SourceTree;
use crate::{Made, privacy};

/// So long after the last edit it is asked what is likely wrong.
const QUIET: Duration = Duration::from_millis(100);

/// A site as it was made.
#[derive(Debug)]
pub(super) struct Question {
    /// The files it was made from.
    pub(super) tree: SourceTree,
    /// The site; nothing when there were errors.
    pub(super) made: Option<Arc<Made>>,
    /// What making it found.
    pub(super) diagnostics: Diagnostics,
}

/// What came of asking: the question, and what is told beside what making the site found.
#[derive(Debug)]
struct Answer {
    question: Question,
    asked: Result<Diagnostics, Failure>,
    memo: privacy::Memo,
}

/// What the asker hears.
#[derive(Debug)]
enum News {
    Made(Box<Question>),
    Answered(Box<Answer>),
    Over,
}

/// Tells the asker of sites, from another thread.
#[derive(Clone, Debug)]
pub(super) struct Teller(Sender<News>);

impl Teller {
    /// A site was made.
    pub(super) fn made(&self, question: Question) {
        // An asker that has ended needs no telling.
        let _ = self.0.send(News::Made(Box::new(question)));
    }

    /// Ends the asker. It does not wait for an answer.
    pub(super) fn stop(&self) {
        let _ = self.0.send(News::Over);
    }
}

/// Asks, one site at a time.
#[derive(Debug)]
pub(super) struct Asker {
    news: Receiver<News>,
    sender: Sender<News>,
    /// One thread, whose questions run on it alone: all cores but one stay with those who want pages.
    pool: ThreadPool,
}

impl Asker {
    /// An asker that has not heard of a site yet.
    ///
    /// # Errors
    /// When the system has no thread for it.
    pub(super) fn new() -> Result<Self, Failure> {
        let pool = ThreadPoolBuilder::new().num_threads(1).build();
        let pool =
            pool.map_err(|error| Failure::said(Doing::StartServer, "", Words::same(error.to_string())))?;
        let (sender, news) = channel();
        Ok(Self { news, sender, pool })
    }

    /// How it is told of sites.
    pub(super) fn teller(&self) -> Teller {
        Teller(self.sender.clone())
    }

    /// Asks about every site that stays for a moment, and tells the answers, until it is stopped.
    pub(super) fn run(self, board: &Board, listener: Listener<'_>) {
        let Self { news, sender, pool } = self;
        let ask = |question: Question, memo: privacy::Memo| {
            let sender = sender.clone();
            pool.spawn(move || {
                // Whoever wanted the answer may be gone.
                let _ = sender.send(News::Answered(Box::new(answered(question, memo))));
            });
        };
        listen(&news, ask, |question, asked| tell(question, asked, board, listener));
    }
}

/// Takes in news until it is over. Asks about the last site of several, and tells at once of one that could not be made.
fn listen(
    news: &Receiver<News>,
    mut ask: impl FnMut(Question, privacy::Memo),
    mut tell: impl FnMut(Question, Result<Diagnostics, Failure>),
) {
    let mut waiting: Option<Question> = None;
    // What the last asking knows; nothing while one is under way.
    let mut memo = Some(privacy::Memo::default());
    let mut is_late = false;
    loop {
        let next = match (&waiting, &memo) {
            (Some(_), Some(_)) => news.recv_timeout(QUIET),
            _ => news.recv().map_err(RecvTimeoutError::from),
        };
        match next {
            Ok(News::Made(question)) => {
                is_late = true;
                waiting = if question.made.is_some() {
                    Some(*question)
                } else {
                    tell(*question, Ok(Diagnostics::new()));
                    None
                };
            }
            Ok(News::Answered(answer)) => {
                memo = Some(answer.memo);
                if !is_late {
                    tell(answer.question, answer.asked);
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                if let (Some(question), Some(memo)) = (waiting.take(), memo.take()) {
                    is_late = false;
                    ask(question, memo);
                }
            }
            Ok(News::Over) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Asks all questions about a site.
fn answered(question: Question, mut memo: privacy::Memo) -> Answer {
    let asked = surviving(|| {
        let made = question.made.as_ref();
        Ok(made.map_or_else(Diagnostics::new, |made| crate::ask(&question.tree, &mut memo, made).diagnostics))
    });
    Answer { question, asked, memo }
}

/// Tells all that is wrong with a site.
fn tell(question: Question, asked: Result<Diagnostics, Failure>, board: &Board, listener: Listener<'_>) {
    let Question { tree, made, mut diagnostics } = question;
    match asked {
        Ok(asked) => {
            diagnostics.extend(asked.iter().cloned());
            if let Some(made) = made {
                board.answer(&made, &asked, &diagnostics, &tree);
            }
            listener(Said::Wrong(&diagnostics, &tree));
        }
        Err(failure) => listener(Said::Failed(failure)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, News, Question, channel, listen};
    use crate::diag::Diagnostics;
    use crate::source::{Content, SourceFile, SourceTree};
    use crate::{Edits, Memory, SITE, complete, make, privacy, resolve};

    /// A site of a title.
    fn site(title: &str) -> Question {
        let mut tree = SourceTree::default();
        let text = format!("title = \"{title}\"\n");
        let hash = *blake3::hash(text.as_bytes()).as_bytes();
        tree.insert(SourceFile { path: SITE.into(), content: Content::Text(text.into()), hash });
        complete(&mut tree);
        let made = make(&tree, &mut Memory::default(), resolve::Options::default(), Edits::Over).value;
        Question { tree, made: made.map(Into::into), diagnostics: Diagnostics::new() }
    }

    fn title(question: &Question) -> String {
        question.made.as_ref().map_or_else(String::new, |made| made.publication.plan.site.title.clone())
    }

    fn answer(question: Question) -> News {
        let (asked, memo) = (Ok(Diagnostics::new()), privacy::Memo::default());
        News::Answered(Box::new(Answer { question, asked, memo }))
    }

    #[test]
    fn asks_about_the_last_site_and_ends_while_it_is_asked() {
        let (sender, news) = channel();
        for name in ["Een", "Twee"] {
            sender.send(News::Made(Box::new(site(name)))).unwrap();
        }
        let mut asked = Vec::new();
        // The answer never comes.
        let ask = |question: Question, _| {
            asked.push(title(&question));
            sender.send(News::Over).unwrap();
        };
        listen(&news, ask, |_, _| panic!("there is nothing to tell"));
        assert_eq!(asked, ["Twee"]);
    }

    #[test]
    fn tells_answers_about_the_site_that_is_shown_alone() {
        let (sender, news) = channel();
        sender.send(News::Made(Box::new(site("Een")))).unwrap();
        let mut asked = 0;
        let ask = |question: Question, _| {
            asked += 1;
            if asked == 1 {
                sender.send(News::Made(Box::new(site("Twee")))).unwrap();
            }
            sender.send(answer(question)).unwrap();
        };
        let mut told = Vec::new();
        let tell = |question: Question, _| {
            told.push(title(&question));
            sender.send(News::Over).unwrap();
        };
        listen(&news, ask, tell);
        assert_eq!((asked, told), (2, vec!["Twee".to_owned()]));
    }

    #[test]
    fn tells_at_once_of_a_site_that_could_not_be_made() {
        let (sender, news) = channel();
        let broken = Question { made: None, ..site("Stuk") };
        for news in [News::Made(Box::new(site("Een"))), News::Made(Box::new(broken)), News::Over] {
            sender.send(news).unwrap();
        }
        let mut told = 0;
        listen(&news, |_, _| panic!("there is nothing to ask about"), |_, _| told += 1);
        assert_eq!(told, 1);
    }
}
