//! A dossier as W3C Web Annotations: each statement a body, its evidence the targets in the source.
//!
//! <https://www.w3.org/TR/annotation-model/>: a TextQuoteSelector with the words before and after, and a
//! TextPositionSelector in code points, since that is how the model counts.

use dossier::{Change, Dossier, Span, Voice};
use serde_json::{Value, json};

/// How much of the text before and after a quotation is given, in code points.
const CONTEXT: usize = 32;

/// All statements of a dossier over the given text. `page` and `source` are the addresses of the dossier and of its text.
pub(crate) fn collection(dossier: &Dossier, text: &str, page: &str, source: &str) -> Value {
    let items: Vec<Value> = dossier
        .facts()
        .iter()
        .map(|fact| {
            let mark = fact.to_string();
            let mut bodies = vec![
                json!({ "type": "TextualBody", "value": fact.text, "format": "text/plain", "purpose": "identifying" }),
            ];
            if let Some(Voice::Attributed { speaker }) = fact.voice {
                let name = speaker.as_ref().and_then(|id| dossier.actor_name(id)).unwrap_or("somebody not named");
                let value = format!("according to {name}");
                bodies.push(
                    json!({ "type": "TextualBody", "value": value, "format": "text/plain", "purpose": "describing" }),
                );
            }
            let changes = dossier.curation.iter().filter(|entry| entry.fact == mark && entry.change != Change::Dropped);
            bodies.extend(changes.map(|entry| {
                let value = format!("{} by a curator", entry.change.word());
                json!({ "type": "TextualBody", "value": value, "format": "text/plain", "purpose": "tagging" })
            }));
            let targets: Vec<Value> = fact.evidence.into_iter().map(|span| target(text, source, span)).collect();
            json!({
                "id": format!("{page}annotations.jsonld#{mark}"),
                "type": "Annotation",
                "motivation": "identifying",
                "body": if bodies.len() == 1 { bodies.remove(0) } else { Value::from(bodies) },
                "target": targets,
            })
        })
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{page}annotations.jsonld"),
        "type": "AnnotationCollection",
        "label": dossier.slug,
        "total": items.len(),
        "first": {
            "id": format!("{page}annotations.jsonld#page"),
            "type": "AnnotationPage",
            "partOf": format!("{page}annotations.jsonld"),
            "startIndex": 0,
            "items": items,
        },
    })
}

fn target(text: &str, source: &str, span: &Span) -> Value {
    let points = |bytes: usize| text.get(..bytes).map_or(0, |before| before.chars().count());
    let (start, end) = (points(span.start()), points(span.end()));
    json!({
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.quote(),
                "prefix": text.chars().skip(start.saturating_sub(CONTEXT)).take(start.min(CONTEXT)).collect::<String>(),
                "suffix": text.chars().skip(end).take(CONTEXT).collect::<String>(),
            },
            { "type": "TextPositionSelector", "start": start, "end": end },
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier::SentenceId;

    #[test]
    fn positions_count_code_points_and_context_stops_at_the_ends() {
        let text = "naïve “words” here";
        let start = text.find('w').unwrap();
        let span = Span::of(text, SentenceId::new(1), start..start + 5).unwrap();
        let target = target(text, "source.txt", &span);
        assert_eq!(target["selector"][1], json!({ "type": "TextPositionSelector", "start": 7, "end": 12 }));
        assert_eq!(target["selector"][0]["exact"], "words");
        assert_eq!(target["selector"][0]["prefix"], "naïve “");
        assert_eq!(target["selector"][0]["suffix"], "” here");
    }
}
