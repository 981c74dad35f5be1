// Which entries of the index answer a question: word forms, parts of compounds, typing errors, the order.
//
// The index is small enough to look at every word of it, and that is what finding a word inside a compound takes.
{
  const fold = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  const vowel = /[aeiouy]/;
  const undouble = (word) => word.replace(/([^aeiouy])\1$/, "$1");
  const cut = (word, ending, least) => {
    const rest = word.slice(0, -ending.length);
    return word.endsWith(ending) && rest.length >= least && vowel.test(rest) ? rest : undefined;
  };

  // Not the linguist's stem, but one that is the same for forms of a word: gezin and gezinnen, school and scholen,
  // werkt and werken, huis and huizen.
  const dutch = (word) => {
    let stem = word;
    stem = cut(stem, "heden", 3) ?? cut(stem, "heid", 3) ?? stem;
    stem = cut(stem, "ingen", 4) ?? cut(stem, "en", 2) ?? cut(stem, "ens", 3) ?? cut(stem, "es", 3) ?? stem;
    stem = cut(stem, "ing", 4) ?? stem;
    stem = cut(stem, "ers", 4) ?? cut(stem, "er", 4) ?? cut(stem, "s", 3) ?? cut(stem, "e", 3) ?? stem;
    stem = /[bdfgklmnprs]t$/.test(stem) ? (cut(stem, "t", 4) ?? stem) : stem;
    stem = undouble(stem).replace(/v$/, "f").replace(/z$/, "s");
    return stem.replace(/([aeou])\1([^aeiouy])$/, "$1$2");
  };

  const english = (word) => {
    let stem = word.replace(/'s$/, "");
    stem = /[^aeiou]ies$/.test(stem) ? `${stem.slice(0, -3)}y` : stem;
    stem = /(?:ss|sh|ch|x)es$/.test(stem) ? stem.slice(0, -2) : /[^su]s$/.test(stem) && stem.length > 3 ? stem.slice(0, -1) : stem;
    const shorter = cut(stem, "ing", 3) ?? cut(stem, "ed", 3) ?? cut(stem, "er", 4);
    stem = shorter ? undouble(shorter) : stem;
    return cut(stem, "e", 3) ?? stem;
  };

  // A word as it may stand in a compound: school and schol are in basisschool and basisscholen.
  const plain = (word) => undouble(cut(word, "en", 3) ?? cut(word, "s", 3) ?? cut(word, "e", 3) ?? word);
  const parts = (word) => {
    const stem = plain(word);
    const open = stem.replace(/([aeou])\1([^aeiouy])$/, "$1$2");
    const closed = stem.replace(/([^aeiouy])([aeou])([^aeiouy])$/, "$1$2$2$3");
    return [...new Set([word, stem, open, closed])].filter((part) => part.length > 3);
  };

  // What the words of a language are the same as, and what they may be part of. English writes its compounds apart.
  const languages = {
    nl: { stem: dutch, plain, parts },
    en: { stem: english, plain: (word) => word, parts: () => [] },
  };

  // How many letters differ, with two that changed places as one; nothing beyond `most`.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return;
    let before, last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return;
      [before, last] = [last, row];
    }
    return last[b.length] <= most ? last[b.length] : undefined;
  };

  // Weight of a title against a text.
  const TITLE = 4;

  const searcher = ({ language, entries }) => {
    const { stem, plain, parts } = languages[language];
    // Where each word stands: entry, and how often.
    const places = new Map();
    const put = (word, entry, weight) => {
      if (!places.has(word)) places.set(word, { word, stem: stem(word), plain: plain(word), in: new Map() });
      const found = places.get(word).in;
      found.set(entry, (found.get(entry) ?? 0) + weight);
    };
    const lengths = entries.map(([, , title, text], entry) => {
      const words = split(text);
      for (const word of words) put(word, entry, 1);
      for (const word of split(title)) put(word, entry, TITLE);
      return words.length + 1;
    });
    const usual = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);

    // How well a word of the index answers a word that was asked for; 0 for not at all.
    const likeness = (place, asked) => {
      if (place.word === asked.word) return 1;
      if (place.stem === asked.stem) return 0.9;
      if (asked.word.length > 1 && place.word.startsWith(asked.word)) return 0.7;
      if (asked.parts.some((part) => place.plain.endsWith(part))) return 0.6;
      if (asked.parts.some((part) => place.word.startsWith(part))) return 0.5;
      return asked.parts.some((part) => place.word.includes(part)) ? 0.4 : 0;
    };
    // When nothing does: a typing error, or a compound of which only the last part is known.
    const guess = ({ word }, { word: asked }) => {
      if (asked.length < 4) return 0;
      const away = distance(asked, word, asked.length < 8 ? 1 : 2);
      if (away !== undefined) return 0.6 / away;
      const start = distance(asked, word.slice(0, asked.length), 1);
      if (start !== undefined && word.length > asked.length) return 0.3;
      return word.length > 5 && asked.endsWith(word) ? 0.3 : 0;
    };

    const answers = (word) => {
      const asked = { word, stem: stem(word), parts: parts(word) };
      const by = (measure) => [...places.values()].map((place) => [place, measure(place, asked)]).filter(([, weight]) => weight);
      const known = by(likeness);
      return known.length ? known : by(guess);
    };

    // Entries that have all words that were asked for, else those with most of them; best first.
    return (question, is = () => true) => {
      const asked = [...new Set(split(question))];
      const scores = new Map();
      const words = new Set();
      for (const one of asked) {
        const best = new Map();
        for (const [place, weight] of answers(one)) {
          words.add(place.word);
          for (const [entry, often] of place.in) {
            const score = (weight * often) / (often + 1.2 * (0.4 + (0.6 * lengths[entry]) / usual));
            best.set(entry, Math.max(best.get(entry) ?? 0, score));
          }
        }
        const rarity = Math.log(1 + entries.length / (1 + best.size));
        for (const [entry, score] of best) {
          const [count, sum] = scores.get(entry) ?? [0, 0];
          scores.set(entry, [count + 1, sum + score * rarity]);
        }
      }
      const found = [...scores].filter(([entry]) => is(entries[entry]));
      const most = Math.max(0, ...found.map(([, [count]]) => count));
      const best = found.filter(([, [count]]) => count === most).sort((a, b) => b[1][1] - a[1][1] || a[0] - b[0]);
      return { entries: best.map(([entry]) => entries[entry]), words, all: most === asked.length };
    };
  };

  globalThis.rodedraadWords = { fold, searcher };
}
