//! The known name nearest to one that is not known: "did you mean …?".

/// The known name nearest to `written`, when it is near enough to be a slip: at most a third of the letters changed,
/// added, left out or swapped with their neighbour. Of equally near names the first. A number is near to nothing:
/// 3 is no slip for 2. And `b` is none for `a`: between names of one or two letters any change makes another name.
pub fn nearest<'name>(written: &str, known: impl IntoIterator<Item = &'name str>) -> Option<&'name str> {
    let written: Vec<char> = written.to_lowercase().chars().take(LONGEST).collect();
    if written.iter().all(char::is_ascii_digit) {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let letters: Vec<char> = name.to_lowercase().chars().take(LONGEST).collect();
        let allowed = written.len().max(letters.len()) / 3;
        let distance = distance(&written, &letters);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Names are compared by their first letters only, so that a name of a megabyte costs nothing.
const LONGEST: usize = 80;

/// Optimal string alignment distance (Damerau 1964, as restricted by Boytsov 2011): letters changed, added, left out,
/// or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &left) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, &right) in b.iter().enumerate() {
            let changed = last[j] + usize::from(left != right);
            row[j + 1] = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && left == b[j - 1] && a[i - 1] == right {
                row[j + 1] = row[j + 1].min(before_last[j - 1] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_and_nothing_else() {
        let known = ["municipalities", "professionals", "providers", "trainers"];
        let rows = [
            ("municipality", Some("municipalities")),
            ("provider", Some("providers")),
            ("traniers", Some("trainers")),
            ("Professionals", Some("professionals")),
            ("parents", None),
            ("", None),
        ];
        for (written, expected) in rows {
            assert_eq!(nearest(written, known), expected, "{written}");
        }
    }

    #[test]
    fn letters_are_no_slips_of_each_other() {
        for (written, expected) in [("b", None), ("ab", None), ("mb", Some("mbo"))] {
            assert_eq!(nearest(written, ["a", "ac", "mbo"]), expected, "{written}");
        }
    }

    #[test]
    fn a_number_is_no_slip() {
        assert_eq!(nearest("2", ["1", "12", "2b"]), None);
    }

    #[test]
    fn a_huge_name_costs_little() {
        assert_eq!(nearest(&"x".repeat(1_000_000), ["municipalities"]), None);
    }
}
