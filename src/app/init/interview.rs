//! The questions, one after another, for those that the command line has not answered.

use std::io::{self, BufRead, Write};

use crate::catalogue::Words;
use crate::cli::Forge;
use crate::model::profile::{Conditions, Premises};

use super::answers::{self, Answers};

/// A person at a terminal.
pub(super) struct Interview<'a> {
    pub input: &'a mut dyn BufRead,
    pub output: &'a mut dyn Write,
    pub words: &'a Words,
}

impl Interview<'_> {
    /// Asks what `answers` leave open. An empty answer leaves it open, unless a profile cannot do without.
    pub(super) fn hold(mut self, mut answers: Answers) -> io::Result<Answers> {
        writeln!(self.output, "{}\n", self.words.say("init-welcome"))?;
        if answers.name.is_empty() {
            answers.name = self.until("init-ask-name", |text| (!text.is_empty()).then(|| text.to_owned()))?;
        }
        if answers.siret.is_empty() {
            answers.siret = self.sound("init-ask-siret", "siret")?;
        }
        if answers.nda.is_empty() {
            answers.nda = self.sound("init-ask-nda", "nda")?;
        }
        if answers.categories.is_empty() {
            answers.categories = self.until("init-ask-categories", |text| {
                let parts = text.split([',', ' ', ';']).filter(|part| !part.is_empty());
                let known: Option<Vec<_>> = parts.map(answers::category).collect();
                known.filter(|known| !known.is_empty())
            })?;
        }
        self.conditions(&mut answers)?;
        if answers.sites.is_empty() {
            answers.sites = self.sites()?;
        }
        if answers.audit.is_empty() {
            answers.audit = self.sound("init-ask-audit", "audit")?;
        }
        self.extras(&mut answers)?;
        Ok(answers)
    }

    fn conditions(&mut self, answers: &mut Answers) -> io::Result<()> {
        for (name, _) in Conditions::default().named() {
            if answers.conditions.iter().any(|(known, _)| known == name) {
                continue;
            }
            let key = format!("init-ask-{name}");
            let answer = self.until(&key, |text| match text {
                "" => Some(None),
                text => answers::yes_or_no(text).map(Some),
            })?;
            answers.conditions.extend(answer.map(|answer| (name.to_owned(), answer)));
        }
        Ok(())
    }

    fn sites(&mut self) -> io::Result<Vec<(String, Premises)>> {
        let mut sites: Vec<(String, Premises)> = Vec::new();
        loop {
            let name = self.ask("init-ask-site")?;
            if name.is_empty() {
                return Ok(sites);
            }
            let premises = self.until("init-ask-premises", answers::premises)?;
            if sites.iter().all(|(known, _)| *known != name) {
                sites.push((name, premises));
            }
        }
    }

    fn extras(&mut self, answers: &mut Answers) -> io::Result<()> {
        if !answers.plan {
            answers.plan = self.until("init-ask-plan", |text| match text {
                "" => Some(false),
                text => answers::yes_or_no(text),
            })?;
        }
        if answers.forge.is_none() {
            answers.forge = self.until("init-ask-forge", |text| match text {
                "" => Some(None),
                text => Forge::named(text).map(Some),
            })?;
        }
        Ok(())
    }

    /// Asks until the answer is empty or sound as `key` of the profile; says what is wrong with it.
    fn sound(&mut self, question: &str, key: &str) -> io::Result<String> {
        loop {
            let answer = self.ask(question)?;
            match Some(&answer).filter(|text| !text.is_empty()).and_then(|text| answers::faults(key, text, self.words))
            {
                Some(fault) => writeln!(self.output, "{fault}\n")?,
                None => return Ok(answer),
            }
        }
    }

    /// Asks until the answer can be understood.
    fn until<T>(&mut self, question: &str, understood: impl Fn(&str) -> Option<T>) -> io::Result<T> {
        loop {
            let answer = self.ask(question)?;
            if let Some(answer) = understood(&answer) {
                return Ok(answer);
            }
            writeln!(self.output, "{}", self.words.say("init-again"))?;
        }
    }

    fn ask(&mut self, question: &str) -> io::Result<String> {
        write!(self.output, "{} ", self.words.say(question))?;
        self.output.flush()?;
        let mut line = String::new();
        if self.input.read_line(&mut line)? == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, self.words.say("init-interrupted")));
        }
        Ok(line.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::model::profile::Category;
    use crate::profile;

    /// The answers to what `said` says, line by line, and what was shown.
    fn held(said: &str, given: Answers) -> (io::Result<Answers>, String) {
        let words = Words::new(Lang::Fr);
        let (mut input, mut output) = (said.as_bytes(), Vec::new());
        let held = Interview { input: &mut input, output: &mut output, words: &words }.hold(given);
        (held, String::from_utf8(output).unwrap())
    }

    #[test]
    fn an_interview_becomes_a_profile() {
        let said = "\nGarrigue \"GC\"\n123\n\n\nof, cfa\noui\nn\n\n\n\n\n\nSiège\np\nSalle : Nîmes\nl\n\n2026-13-01\n2026-12-15\no\ngithub\n";
        let (answers, shown) = held(said, Answers::default());
        let answers = answers.unwrap();
        assert_eq!(answers.categories, [Category::Of, Category::App]);
        assert_eq!(answers.conditions, [("distance_learning".to_owned(), true), ("work_based".to_owned(), false)]);
        assert!(answers.plan && answers.forge.is_some());
        assert!(shown.contains("siret") && shown.contains("2026-13-01"), "faults are shown: {shown}");
        let words = Words::new(Lang::Fr);
        let profile = profile::load("probant.yaml", &answers.yaml(&words), &words).unwrap();
        assert_eq!(profile.provider.name, "Garrigue \"GC\"");
        assert_eq!((profile.sites.len(), profile.sites[1].name.as_str()), (2, "Salle : Nîmes"));
        assert_eq!(profile.conditions.work_based, Some(false));
        assert_eq!(profile.conditions.certifying, None, "what is not answered stays open");
        assert_eq!(profile.audit.unwrap().date.unwrap().to_string(), "2026-12-15");
    }

    #[test]
    fn what_the_command_line_says_is_not_asked() {
        let given = Answers { name: "Garrigue".to_owned(), categories: vec![Category::Of], ..Answers::default() };
        let (answers, shown) = held(&"\n".repeat(20), given);
        assert_eq!(answers.unwrap().name, "Garrigue");
        let words = Words::new(Lang::Fr);
        assert!(!shown.contains(&words.say("init-ask-name")) && !shown.contains(&words.say("init-ask-categories")));
    }

    #[test]
    fn an_interview_that_is_broken_off_makes_nothing() {
        assert_eq!(held("Garrigue\n", Answers::default()).0.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    }
}
