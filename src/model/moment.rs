//! Points in time as authors write them: a year, a month or a day.

/// A point in time, as exact as it was written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Moment {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12; nothing where only the year is known.
    pub month: Option<u8>,
    /// The day of the month; nothing where it is not known.
    pub day: Option<u8>,
}

impl Moment {
    /// Reads "2022", "2022-03" or "2022-03-01"; nothing for what is none of these, or no day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let mut digits = |length: usize| match parts.next() {
            None => Some(None),
            Some(part) => {
                let plain = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
                plain.then(|| part.parse::<u16>().ok()).flatten().map(Some)
            }
        };
        let (year, month, day) = (digits(4)??, digits(2)?, digits(2)?);
        if year == 0 || parts.next().is_some() {
            return None;
        }
        let small = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok());
        let moment = Self { year, month: small(month), day: small(day) };
        let month_fits = moment.month.is_none_or(|month| (1..=12).contains(&month));
        let day_fits = moment.day.is_none_or(|day| (1..=moment.month_length()).contains(&day));
        (month_fits && day_fits).then_some(moment)
    }

    /// As a number that keeps what was written: 2022 is 20220000, 1 March 2022 is 20220301. Later moments are larger.
    pub fn number(self) -> f64 {
        let part = |part: Option<u8>| u32::from(part.unwrap_or(0));
        f64::from(u32::from(self.year) * 10_000 + part(self.month) * 100 + part(self.day))
    }

    /// The moment that a number made by [`Moment::number`] stands for.
    pub fn from_number(number: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made by `number`")]
        let number = number as u32;
        let part = |part: u32| u8::try_from(part % 100).ok().filter(|part| *part > 0);
        Self {
            year: u16::try_from(number / 10_000).unwrap_or(9999),
            month: part(number / 100),
            day: part(number),
        }
    }

    /// As ISO 8601 has it, no more exact than it was written: "2022", "2022-03", "2022-03-01".
    pub fn iso(self) -> String {
        match (self.month, self.day) {
            (None, _) => format!("{:04}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
        }
    }

    /// Where it begins on a line of time, in years.
    pub fn start(self) -> f64 {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        let share = f64::from(day - 1) / f64::from(self.month_length());
        f64::from(self.year) + (f64::from(month - 1) + share) / 12.0
    }

    /// Where it ends on a line of time, in years: a year lasts until the next, a day until the day after.
    pub fn end(self) -> f64 {
        let length = match (self.month, self.day) {
            (None, _) => 1.0,
            (Some(_), None) => 1.0 / 12.0,
            (Some(_), Some(_)) => 1.0 / 12.0 / f64::from(self.month_length()),
        };
        self.start() + length
    }

    fn month_length(self) -> u8 {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            Some(2) if leap => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn reads_years_months_and_days() {
        let good = [("2022", 20_220_000.0), (" 2022-03", 20_220_300.0), ("2024-02-29", 20_240_229.0)];
        for (text, number) in good {
            let moment = Moment::parse(text).expect(text);
            assert!((moment.number() - number).abs() < 0.5, "{text}");
            assert_eq!(Moment::from_number(number), moment);
            assert_eq!(moment.iso(), text.trim());
        }
        for text in ["", "22", "2022-3", "2022-13", "2023-02-29", "2022-03-01-1", "0000", "2022-", "jan"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn time_runs_on() {
        let starts = ["2021", "2021-02", "2021-02-15", "2021-12-31", "2022"]
            .map(|text| Moment::parse(text).expect(text).start());
        assert!(starts.is_sorted(), "{starts:?}");
        let end = |text| Moment::parse(text).expect(text).end();
        assert!((end("2021") - 2022.0).abs() < 1e-9 && (end("2021-12-31") - 2022.0).abs() < 1e-9);
    }
}
