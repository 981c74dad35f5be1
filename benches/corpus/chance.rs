//! Numbers without order, the same on every machine.

/// A row of numbers: xorshift64* (S. Vigna, "An experimental exploration of Marsaglia's xorshift generators", 2016).
#[derive(Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The row of a page; another page has another one.
    pub(crate) fn of_page(page: usize) -> Self {
        let page = u64::try_from(page).expect("pages are counted in fewer than 64 bits");
        // Odd, hence never 0, which would stay 0. The first numbers of near seeds are alike, so they are skipped.
        let mut chance = Self(page.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..4 {
            chance.next();
        }
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number under `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).expect("a limit fits in 64 bits");
        usize::try_from(self.next() % limit).expect("it is smaller than a usize")
    }

    /// One of several.
    pub(crate) fn one_of<'all>(&mut self, all: &[&'all str]) -> &'all str {
        all[self.below(all.len())]
    }
}
