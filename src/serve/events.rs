//! The stream of events that every open page listens to (server-sent events, HTML standard, section 9.2).

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use serde::Serialize;
use tokio::sync::mpsc;

use super::mistakes::Entry;
use super::state::{Board, State};

/// A line of nothing is sent this often, so that nobody in between thinks the stream has died.
const STILL_HERE: Duration = Duration::from_secs(15);

/// A state as a browser reads it.
#[derive(Serialize)]
struct Told<'state> {
    number: u64,
    /// Whether the sources as they are could be made into the site that is shown.
    current: bool,
    errors: Vec<&'state Entry>,
    warnings: &'state [Entry],
    changed: Vec<&'state str>,
}

/// A stream of states, the present one first. It ends when the reader goes.
pub(super) fn stream(board: &Board) -> mpsc::Receiver<Bytes> {
    let (sender, receiver) = mpsc::channel(2);
    let mut states = board.subscribe();
    tokio::spawn(async move {
        // What changed before is no news to a page that was served after it.
        let mut heard = states.borrow().number;
        loop {
            let state = states.borrow_and_update().clone();
            let event = event(&state, heard);
            heard = state.number;
            if sender.send(event).await.is_err() {
                return;
            }
            loop {
                tokio::select! {
                    () = sender.closed() => return,
                    changed = states.changed() => match changed {
                        Ok(()) => break,
                        Err(_) => return,
                    },
                    () = tokio::time::sleep(STILL_HERE) => {
                        if sender.send(Bytes::from_static(b":\n\n")).await.is_err() {
                            return;
                        }
                    }
                }
            }
        }
    });
    receiver
}

/// A state, with the files that changed after the state of a number.
fn event(state: &Arc<State>, heard: u64) -> Bytes {
    let changed = state.changed.iter().filter(|(number, _)| *number > heard);
    let told = Told {
        number: state.number,
        current: state.errors.is_empty(),
        errors: state.errors.iter().chain(&*state.asked).collect(),
        warnings: &state.warnings,
        changed: changed.map(|(_, path)| &**path).collect(),
    };
    let json = serde_json::to_string(&told).expect("text and numbers can be written as JSON");
    format!("retry: 500\nevent: state\ndata: {json}\n\n").into()
}
