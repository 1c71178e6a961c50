//! Signatures that office packages carry as parts of their own: XML signatures of OOXML (ECMA-376 part 2, clause 10) and
//! of ODF (part 2, 5). Their presence is told; verifying them needs a canonical form of XML, which is not done here.

use super::draft::Draft;
use super::limits::Limits;
use super::package::Package;
use crate::model::document::{SignatureKind, SignatureMark};
use crate::model::format::Format;

/// Notes the signatures of a package. Those of Word documents are noted where their signature lines are read.
pub(crate) fn read(format: Format, bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    let signs: fn(&str) -> bool = match format {
        Format::Xlsx | Format::Xlsm | Format::Xlsb | Format::Pptx => is_ooxml,
        Format::Odt | Format::Ods | Format::Odp => is_odf,
        _ => return,
    };
    // A package that does not open was told of already.
    let Ok(package) = Package::open(bytes, limits) else { return };
    let count = package.names().filter(|name| signs(name)).count();
    draft.content.signatures.extend((0..count).map(|_| SignatureMark::new(SignatureKind::Electronic, None)));
}

/// True for the part of one signature; its origin and its relationships stand in the same folder.
fn is_ooxml(name: &str) -> bool {
    let inside = name.strip_prefix("_xmlsignatures/").and_then(|name| name.strip_suffix(".xml"));
    inside.is_some_and(|stem| !stem.contains('/'))
}

/// True for the part that holds the signatures of the document; those of its macros are of no interest.
fn is_odf(name: &str) -> bool {
    name == "meta-inf/documentsignatures.xml"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::package::tests::zipped;

    fn marks(format: Format, parts: &[(&str, &str)]) -> usize {
        let limits = Limits::default();
        let mut draft = Draft::new(&limits);
        read(format, &zipped(parts), &limits, &mut draft);
        draft.content.signatures.iter().filter(|mark| mark.kind == SignatureKind::Electronic).count()
    }

    #[test]
    fn signatures_of_packages_are_counted_and_their_relationships_are_not() {
        let signed = [("_xmlsignatures/sig1.xml", ""), ("_xmlsignatures/_rels/origin.sigs.rels", "")];
        assert_eq!(marks(Format::Xlsx, &signed), 1);
        assert_eq!(marks(Format::Odt, &[("META-INF/documentsignatures.xml", ""), ("content.xml", "")]), 1);
        assert_eq!(marks(Format::Odt, &[("META-INF/macrosignatures.xml", ""), ("content.xml", "")]), 0);
        assert_eq!(marks(Format::Pptx, &[("ppt/presentation.xml", "")]), 0);
    }
}
