//! How many of those of whom there is one each have theirs: to the frozen shape of version 1 and back.

use super::into::{self, UnknownWord};
use super::{from, v1};
use crate::model::coverage as model;

pub(super) fn from(record: &model::Coverage) -> v1::Coverage {
    let short = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    v1::Coverage {
        per: record.per.clone(),
        total: record.total.map(short),
        complete: short(record.complete),
        basis: record.basis.id().to_owned(),
        gaps: record.gaps.iter().map(gap).collect(),
    }
}

fn gap(gap: &model::Gap) -> v1::Gap {
    v1::Gap {
        name: gap.name.clone(),
        personal: gap.personal,
        document: gap.document.clone(),
        place: gap.place.as_ref().map(from::place),
        faulty: gap.faulty,
    }
}

pub(super) fn into(coverage: v1::Coverage) -> Result<model::Coverage, UnknownWord> {
    let long = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    Ok(model::Coverage {
        per: coverage.per,
        total: coverage.total.map(long),
        complete: long(coverage.complete),
        basis: into::known(&coverage.basis, model::Basis::from_id)?,
        gaps: coverage.gaps.into_iter().map(back).collect(),
    })
}

fn back(gap: v1::Gap) -> model::Gap {
    model::Gap {
        name: gap.name,
        personal: gap.personal,
        document: gap.document,
        place: gap.place.map(into::place),
        faulty: gap.faulty,
    }
}
