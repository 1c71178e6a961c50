//! `probant explain`: an indicator, an artefact or a code in words that help a tired person.

use owo_colors::OwoColorize;

use crate::catalogue::Words;
use crate::checks::Checks;
use crate::cli::ExplainArgs;
use crate::model::profile::Conditions;
use crate::model::status::Code;
use crate::pack::raw::{Basis, Source};
use crate::pack::{Artefact, Condition, Indicator, Need, NeedKind, Pack, Packs};

use crate::text::duration;
use crate::text::phrase::Phrase;

use super::terminal::Terminal;
use super::{Exit, Stop, rules, today};

/// Parts of conditions and the keys of what they mean, longer ones first.
const TERMS: &[(&str, &str)] = &[
    ("site.premises == 'owned'", "term-owned"),
    ("site.premises == 'rented'", "term-rented"),
    ("site.premises == 'client'", "term-client"),
    ("site.erp.category", "term-category"),
    ("site.erp.sleeping", "term-sleeping"),
    ("site.erp.ssi != 'none'", "term-alarm"),
    ("site.erp.lift", "term-lift"),
    (" and ", "term-and"),
    (" or ", "term-or"),
    (" not ", "term-not"),
    ("<=", "term-at-most"),
];
/// Phrases shown of a long list.
const SHOWN: usize = 8;

/// Prints the explanation of what `args` names.
pub(super) fn run(args: &ExplainArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let packs = rules::packs(&args.rules.pack, today(), words)?;
    let mut page = Page { words, width: terminal.width(), text: String::new() };
    if let Some(code) = Code::from_id(&args.id) {
        page.code(code);
    } else if let Some((pack, indicator)) = indicator(&packs, &args.id) {
        page.indicator(pack, indicator);
    } else if let Some((p, i, a)) = packs.find(&args.id) {
        let indicator = &packs.packs[p].indicators[i];
        page.artefact(indicator, &indicator.artefacts[a]);
    } else {
        return Err(unknown(&packs, &args.id, words));
    }
    terminal.finish(&page.text)
}

fn indicator<'a>(packs: &'a Packs, id: &str) -> Option<(&'a Pack, &'a Indicator)> {
    let all = packs.packs.iter().flat_map(|pack| pack.indicators.iter().map(move |indicator| (pack, indicator)));
    all.into_iter().find(|(_, indicator)| indicator.id.eq_ignore_ascii_case(id))
}

fn unknown(packs: &Packs, id: &str, words: &Words) -> Stop {
    let indicators = packs.packs.iter().flat_map(|pack| &pack.indicators);
    let artefacts = indicators.clone().flat_map(|i| i.artefacts.iter().map(|artefact| artefact.id.as_str()));
    let names = artefacts.chain(Code::ALL.iter().map(|code| code.id()));
    let near = names.map(|name| (strsim::normalized_damerau_levenshtein(name, id), name));
    let near = near.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness > 0.5);
    let hint = near.map(|(_, name)| words.tell("cli-near", &[("near", name)])).unwrap_or_default();
    let letters: Vec<&str> = indicators.map(|indicator| indicator.id.as_str()).collect();
    let unknown = words.tell("cli-unknown-id", &[("id", id)]);
    let known = words.tell("cli-known-ids", &[("indicators", &letters.join(", "))]);
    Stop::usage(format!("{unknown}{hint}\n{known}"))
}

/// The text being written.
struct Page<'a> {
    words: &'a Words,
    width: usize,
    text: String,
}

impl Page<'_> {
    fn code(&mut self, code: Code) {
        let words = self.words;
        self.title(&format!("{code} — {}", words.say(&format!("code-{code}"))));
        let level = words.say(&format!("level-{}", code.level().id()));
        self.line(&words.tell("explain-level", &[("level", &level)]));
        self.paragraph(&words.say(&format!("code-{code}-explain")));
        self.heading("explain-code-advice");
        self.paragraph(&words.say(&format!("advice-{code}")));
    }

    fn indicator(&mut self, pack: &Pack, indicator: &Indicator) {
        let words = self.words;
        self.title(&format!("{} — {}", indicator.id, indicator.title));
        let criterion = pack.criteria.iter().find(|(id, _)| *id == indicator.criterion);
        if let Some((id, title)) = criterion {
            let criterion = words.tell("explain-criterion", &[("id", id), ("title", title)]);
            self.line(&format!("{}, {criterion}", pack.title));
        }
        let categories: Vec<&str> = indicator.categories.iter().map(|category| category.id()).collect();
        self.line(&words.pair(&words.say("explain-categories"), &categories.join(", ")));
        self.heading("explain-question");
        self.paragraph(&indicator.question);
        self.heading("explain-requires");
        self.need(&indicator.requires, indicator, 1);
        self.supporting(indicator);
        self.audits(indicator);
        self.source(&indicator.source);
    }

    /// How a gap is graded, who is asked for less, which audits leave it out.
    fn audits(&mut self, indicator: &Indicator) {
        let words = self.words;
        if let Some(grade) = indicator.grade {
            let grade = words.say(&format!("report-grade-{}", grade.id()));
            self.line("");
            self.line(&words.tell("explain-grade", &[("grade", &grade)]));
        }
        let adapted =
            [("explain-new-entrant", &indicator.new_entrant), ("explain-subcontractor", &indicator.subcontractor)];
        for (key, text) in adapted {
            if let Some(text) = text {
                self.heading(key);
                self.paragraph(text);
            }
        }
        for outside in &indicator.outside {
            self.line("");
            self.paragraph(&words.tell("explain-outside", &[("reason", &outside.reason)]));
        }
    }

    fn need(&mut self, need: &Need, indicator: &Indicator, depth: usize) {
        let words = self.words;
        let when = need.when.as_ref().map(|when| words.tell("explain-when", &[("condition", &self.spoken(when))]));
        let conditions: Vec<String> = when.into_iter().chain(self.given(need, indicator)).collect();
        let when = if conditions.is_empty() { String::new() } else { format!(" ({})", words.series(&conditions)) };
        let indent = "  ".repeat(depth);
        match &need.node {
            NeedKind::Artefact(index) => {
                if let Some(artefact) = indicator.artefacts.get(*index) {
                    let id = artefact.id.cyan().to_string();
                    self.line(&format!("{indent}• {} — {id}{when}", artefact.title));
                }
            }
            NeedKind::All(needs) if when.is_empty() => self.needs(needs, indicator, depth),
            NeedKind::All(needs) => {
                self.line(&format!("{indent}• {}{when}", words.say("need-all")));
                self.needs(needs, indicator, depth + 1);
            }
            NeedKind::Any(needs) => {
                self.line(&format!("{indent}• {}{when}", words.tell("need-any", &[("list", "")])));
                self.needs(needs, indicator, depth + 1);
            }
            NeedKind::AtLeast(count, needs) => {
                let args = [("n", count.to_string()), ("list", String::new())];
                let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
                self.line(&format!("{indent}• {}{when}", words.tell("need-at-least", &args)));
                self.needs(needs, indicator, depth + 1);
            }
        }
    }

    /// What it makes of what is there of artefacts, others and its own.
    fn given(&self, need: &Need, indicator: &Indicator) -> Vec<String> {
        let title = |index: usize| indicator.artefacts.get(index).map_or("", |artefact| artefact.title.as_str());
        let older = need.given.older.as_ref().map(|older| {
            let age = self.duration(&older.than);
            self.words.tell("explain-older", &[("artefact", title(older.artefact)), ("age", &age)])
        });
        let with: Vec<&str> = need.given.incomplete_with.iter().map(|&index| title(index)).collect();
        let gap = (!with.is_empty())
            .then(|| self.words.tell("explain-incomplete-with", &[("artefacts", &with.join(&self.words.say("and")))]));
        let anyway = need.given.judged_anyway.then(|| self.words.say("explain-judged-anyway"));
        older.into_iter().chain(anyway).chain(gap).collect()
    }

    /// A condition as a person would say it.
    fn spoken(&self, condition: &Condition) -> String {
        let text = TERMS.iter().fold(format!(" {} ", condition.text()), |text, (written, key)| {
            text.replace(written, &format!(" {} ", self.words.say(key)))
        });
        let questions = Conditions::default().named();
        let named = questions
            .iter()
            .fold(text, |text, (name, _)| text.replace(name, &self.words.say(&format!("condition-{name}-yes"))));
        named.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(").replace(" )", ")")
    }

    fn needs(&mut self, needs: &[Need], indicator: &Indicator, depth: usize) {
        for need in needs {
            self.need(need, indicator, depth);
        }
    }

    fn supporting(&mut self, indicator: &Indicator) {
        let named: Vec<usize> = indicator.requires.leaves().into_iter().map(|(index, _)| index).collect();
        let word = self.words.say("explain-supporting");
        for (index, artefact) in indicator.artefacts.iter().enumerate() {
            if !named.contains(&index) {
                let id = artefact.id.cyan().to_string();
                self.line(&format!("  ◦ {} — {id} ({word})", artefact.title));
            }
        }
    }

    fn artefact(&mut self, indicator: &Indicator, artefact: &Artefact) {
        let words = self.words;
        self.title(&format!("{} — {}", artefact.id, artefact.title));
        let args = [("id", indicator.id.as_str()), ("title", indicator.title.as_str())];
        self.line(&words.tell("explain-indicator-of", &args));
        if artefact.external_only {
            self.line(&words.say("explain-external"));
        }
        self.heading("explain-what");
        self.paragraph(&artefact.what);
        self.heading("explain-checks");
        self.checks(&artefact.checks);
        self.heading("explain-how");
        self.list("explain-titles", artefact.recognise.titles.iter().map(Phrase::said));
        let vocabulary = artefact.recognise.phrases.iter().filter_map(|group| group.any.first());
        self.list("explain-vocabulary", vocabulary.map(Phrase::said));
        self.list("explain-refused", artefact.recognise.refuse.iter().map(|refusal| refusal.reason.as_str()));
        self.heading("explain-advice");
        self.paragraph(&artefact.advice);
        self.source(&artefact.source);
    }

    fn checks(&mut self, checks: &Checks) {
        let words = self.words;
        for check in checks.names() {
            self.line(&format!("  • {}", words.say(&format!("check-{check}"))));
        }
        if let Some(max) = checks.fresh.as_ref().and_then(|fresh| fresh.max.as_deref()) {
            self.line(&format!("    {}", words.tell("explain-fresh", &[("max", &self.duration(max))])));
        }
        if let Some(mentions) = &checks.mentions {
            let names: Vec<&str> = mentions.all.iter().map(|mention| mention.name.as_str()).collect();
            self.line(&format!("    {}", words.tell("explain-mentions", &[("names", &names.join(", "))])));
        }
        if let Some(table) = &checks.table {
            let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            self.line(&format!("    {}", words.tell("explain-columns-checked", &[("names", &names.join(", "))])));
        }
    }

    /// A length of time in words; as written when it mixes units.
    fn duration(&self, written: &str) -> String {
        let Ok(span) = duration::parse(written) else { return written.to_owned() };
        let months = i32::from(span.get_years()) * 12 + span.get_months();
        let days = span.get_weeks() * 7 + span.get_days();
        match (months, days) {
            (0, days) => self.words.tell("duration-days", &[("n", &days.to_string())]),
            (months, 0) => self.words.tell("duration-months", &[("n", &months.to_string())]),
            _ => written.to_owned(),
        }
    }

    fn list<'a>(&mut self, key: &str, items: impl Iterator<Item = &'a str>) {
        let items: Vec<&str> = items.take(SHOWN).collect();
        if !items.is_empty() {
            self.paragraph(&self.words.pair(&self.words.say(key), &items.join(" · ")));
        }
    }

    fn source(&mut self, source: &Source) {
        let basis = match source.basis {
            Basis::Law => "basis-law",
            Basis::Guide => "basis-guide",
            Basis::Seed => "basis-seed",
            Basis::Proposal => "basis-proposal",
        };
        let basis = self.words.say(basis);
        self.heading("explain-source");
        self.paragraph(&format!("{} ({basis})", source.text));
    }

    fn title(&mut self, text: &str) {
        self.line(&text.bold().to_string());
    }

    fn heading(&mut self, key: &str) {
        let heading = self.words.say(key);
        self.line("");
        self.line(&heading.blue().bold().to_string());
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A paragraph folded at the width of the terminal, two columns in.
    fn paragraph(&mut self, text: &str) {
        let mut line = String::new();
        for word in text.split_whitespace() {
            if line.chars().count() + word.chars().count() + 3 > self.width {
                self.line(&format!("  {line}"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(&format!("  {line}"));
    }
}
