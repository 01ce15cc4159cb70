//! The words of the interface, English and Korean side by side. `{slots}` are filled in by whoever shows them.

use super::file::{Piece, Texts};

/// Defines the words: a name with its text in every language, or a list of them with one entry a value.
macro_rules! words {
    (
        texts { $($name:ident: $en:literal, $ko:literal;)+ }
        lists { $($list:ident: $type:ty = $en_list:expr, $ko_list:expr;)+ }
    ) => {
        /// The words of the interface in one language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub struct Words {
            $(pub $name: &'static str,)+
            $(pub $list: $type,)+
        }

        pub(super) static EN: Words = Words { $($name: $en,)+ $($list: $en_list,)+ };

        /// The words of every further language. The readers' module does without: its pages load them, see `file.rs`.
        #[cfg(not(target_arch = "wasm32"))]
        pub(super) static KO: Words = Words { $($name: $ko,)+ $($list: $ko_list,)+ };

        impl Words {
            /// The words with all of them replaced by some texts, which stand in the order of the table.
            #[inline(never)]
            pub(super) fn with_texts(&self, texts: Texts<'_>) -> Option<Box<Self>> {
                let mut words = Box::new(*self);
                for word in &mut [$(&mut words.$name),+] {
                    **word = texts.next()?;
                }
                $(words.$list.read(texts)?;)+
                Some(words)
            }

            /// Writes the words behind some texts, in the same order.
            #[cfg(not(target_arch = "wasm32"))]
            pub(super) fn add_texts(&self, texts: &mut Vec<&'static str>) {
                $(self.$name.write(texts);)+
                $(self.$list.write(texts);)+
            }

            /// Every single text, for checks over all of them.
            #[cfg(test)]
            pub(super) fn templates(&self) -> Vec<&'static str> {
                vec![$(self.$name),+]
            }
        }
    };
}

words! {
    texts {
        site: "Accord", "Accord";
        skip: "Skip to the content", "본문으로 건너뛰기";
        sections_label: "Sections", "섹션";
        crumbs_label: "You are here", "현재 위치";
        library: "Library", "자료실";
        library_heading: "Agreements, with the words that back them", "근거 문장과 함께 읽는 협정";
        search: "Search", "검색";
        search_lede: "Names, domains, statements and sentences, under every spelling.", "이름, 분야, 진술, 문장을 여러 표기로 찾습니다.";
        search_hint: "Type a name, an acronym, a domain or some words of the source. Slips of the pen, other spellings of Korean names and Hangul are understood.", "이름, 약어, 분야 또는 원문의 단어를 입력하세요. 오타와 여러 로마자 표기, 한글도 찾습니다.";
        search_results: "Results", "결과";
        search_none: "Nothing found", "결과 없음";
        search_none_hint: "Try fewer or other words, or check a whole quotation under “Check a quotation”.", "단어를 줄이거나 바꾸어 보세요. 인용문 전체는 ‘인용 확인’에서 확인할 수 있습니다.";
        hit_more: "All about it", "자세히 보기";
        finding: "Looking …", "찾는 중 …";
        finder_failed: "What looks things up can't be loaded. Check the connection, then send this again.", "검색 도구를 불러올 수 없습니다. 연결을 확인한 뒤 다시 보내 주세요.";
        verify_lede: "Paste what somebody claims that the source says. It is compared with every source here, in your browser.", "원문에 있다고 하는 문장을 붙여 넣으세요. 이곳의 모든 원문과 브라우저 안에서 비교합니다.";
        verify_label: "Quotation", "인용문";
        verify_submit: "Check", "확인";
        verdict_exact: "Exact: the source says so", "일치: 원문에 그대로 있습니다";
        verdict_near: "Near: the source says something like it", "유사: 원문에 비슷한 표현이 있습니다";
        verdict_absent: "Absent: no source here says so", "없음: 이곳의 원문에 없습니다";
        verdict_marks_only: "The words are the same; only case, punctuation or accents differ.", "단어는 같고 대소문자, 문장 부호, 악센트만 다릅니다.";
        verdict_differences: "Underlined words stand in the source and are missing here; struck words do not stand in the source.", "밑줄 친 단어는 원문에 있으나 빠진 것이고, 취소선 단어는 원문에 없는 것입니다.";
        verdict_absent_note: "That need not mean that nobody said it: only the sources of this site were compared.", "아무도 그렇게 말하지 않았다는 뜻은 아닙니다. 이 사이트의 원문만 비교했습니다.";
        open_lede: "Paste a text about an agreement. It is read here, in your browser, by the same rules as every text of this site; nothing is uploaded.", "협정에 관한 텍스트를 붙여 넣으세요. 이 사이트의 모든 텍스트와 같은 규칙으로 브라우저 안에서 읽으며, 아무것도 업로드하지 않습니다.";
        open_label: "Text, in English", "텍스트(영어)";
        open_submit: "Read", "읽기";
        open_reading: "Reading …", "읽는 중 …";
        open_needs: "This page needs scripts and WebAssembly, since your text is read in your browser and nowhere else.", "텍스트를 브라우저 안에서만 읽기 때문에 스크립트와 WebAssembly가 필요합니다.";
        open_no_reader: "The reader can't be started here: it needs a browser with WebAssembly and module workers, and a page that was loaded from a server.", "읽기 도구를 시작할 수 없습니다. WebAssembly와 모듈 워커를 지원하는 브라우저에서, 서버에서 불러온 페이지로 열어 주세요.";
        open_bad_link: "The text in this link is damaged. Ask for the link again, or paste the text.", "링크에 담긴 텍스트가 손상되었습니다. 링크를 다시 받거나 텍스트를 붙여 넣으세요.";
        open_gone: "This address does not carry the text that it is of. Ask for a link to share, or paste the text.", "이 주소에는 텍스트가 담겨 있지 않습니다. 공유 링크를 받거나 텍스트를 붙여 넣으세요.";
        open_stopped: "The reader stopped at this text. Try again, or with a part of it.", "이 텍스트를 읽다가 멈췄습니다. 다시 시도하거나 일부만 넣어 보세요.";
        open_example_heading: "No text at hand?", "텍스트가 없으신가요?";
        open_example_note: "A few sentences on the treaty behind the Channel Tunnel.", "영불 해저 터널 조약에 관한 짧은 글을 예시로 읽어 보세요.";
        open_example: "Read the example", "예시 읽기";
        open_above: "Made in your browser from your own text, unchecked.", "내 텍스트로 브라우저 안에서 만든 페이지이며, 아무도 확인하지 않았습니다.";
        open_above_example: "An example, made in your browser.", "브라우저 안에서 만든 예시입니다.";
        open_onward: "Share it or read another", "공유하거나 다른 텍스트 읽기";
        nothing_found: "The rules find no agreement in this text.", "규칙으로는 이 텍스트에서 협정을 찾지 못했습니다.";
        nothing_found_note: "People and bodies that it names stand beside its sentences in the source.", "텍스트에 나오는 인물과 기관은 원문의 각 문장 옆에 있습니다.";
        open_own: "Your text", "내 텍스트";
        open_own_note: "These pages were made in your browser. A link to share them carries the text itself, behind the “#”, which browsers never send.", "이 페이지는 브라우저 안에서 만들어졌습니다. 공유 링크는 ‘#’ 뒤에 텍스트를 담으며, 이 부분은 서버로 전송되지 않습니다.";
        open_share: "Link to share", "공유 링크";
        search_label: "Search names, domains and sentences", "이름, 분야, 문장 검색";
        open_heading: "Read a text of your own", "내 텍스트 읽기";
        verify_heading: "Check a quotation", "인용 확인";
        about_heading: "About this site", "이 사이트에 대하여";
        not_found_heading: "There is no such page", "페이지를 찾을 수 없습니다";

        library_description: "Source texts about international agreements as pages that people can read, check, cite and share.", "국제 협정에 관한 원문을 읽고, 확인하고, 인용하고, 공유할 수 있는 페이지로 제공합니다.";
        overview_description: "{name}: what it is, between whom, how firm, when and where, in which domains, and what the source does not state.", "{name}: 무엇을, 누가, 얼마나 확고하게, 언제 어디서, 어떤 분야에서 합의했는지, 그리고 원문이 밝히지 않은 것.";
        agreement_description: "The instrument behind {name}: kind, status, date, venue and aims, each with the words of the source and who says so.", "{name}의 문서 유형, 상태, 날짜, 장소, 목적을 원문 근거와 발언 주체와 함께 보여 줍니다.";
        signatories_description: "Who signs {name}, for which party and in what office, and who else the source names.", "{name}에 누가 어느 당사자를 대표해 어떤 직책으로 서명하는지, 그 밖에 원문에 나오는 인물.";
        person_description: "{heading} in the source on {name}: offices, statements, and every sentence that names them.", "{name} 원문 속 {heading}: 직책, 발언, 이름이 나오는 모든 문장.";
        domains_description: "The fields of cooperation that {name} covers, and those that the source only mentions.", "{name}이 다루는 협력 분야와 원문이 언급만 한 분야.";
        domain_description: "{heading} under {name}: commitments by strength, the words that back them, and who is involved.", "{name}의 {heading} 분야: 강도별 약속, 근거 문장, 관련 주체.";
        commitments_description: "What the parties to {name} are said to do, from binding to hoped, each with the word that carries its strength.", "{name} 당사자들이 하기로 한 일을 구속력 있는 것부터 희망하는 것까지, 강도를 나타내는 표현과 함께.";
        statements_description: "What people and bodies say on {name}: quotations and reported speech, with speaker and source.", "{name}에 대한 인물과 기관의 발언: 직접 인용과 간접 인용, 화자와 출처.";
        timeline_description: "The dated events around {name}, each as exact as the source gives it.", "{name}을 둘러싼 사건을 원문이 밝힌 만큼 정확한 날짜로.";
        network_description: "Who and what is tied to {name} in the source: people, organisations, parties and domains.", "원문에서 {name}과 연결된 인물, 기관, 당사자, 분야.";
        source_description: "The whole source text on {name}, sentence by sentence, with every statement that rests on each.", "{name}에 관한 원문 전체를 문장별로, 각 문장에 근거한 진술과 함께.";
        search_description: "Search names, domains, statements and sentences of every dossier, under every spelling.", "모든 자료의 이름, 분야, 진술, 문장을 여러 표기로 검색합니다.";
        open_description: "Parse a text of your own in the browser and see what it says; nothing is uploaded.", "내 텍스트를 브라우저에서 분석합니다. 아무것도 업로드되지 않습니다.";
        verify_description: "Paste a quotation and see whether the source says so: exactly, nearly, or not at all.", "인용문을 붙여 넣어 원문과 정확히 일치하는지, 비슷한지, 없는지 확인합니다.";
        about_description: "How texts become pages, what is read by rule and what a curator added, licence, data and versions.", "텍스트가 페이지가 되는 방법, 규칙으로 읽은 것과 편집자가 더한 것, 라이선스, 데이터, 버전.";
        not_found_description: "This address leads to no page; here are the nearest ones.", "이 주소에 해당하는 페이지가 없습니다. 가까운 페이지를 안내합니다.";

        keys: "Keys", "단축키";
        keys_switch: "Single keys work (Ctrl K always does)", "단일 키 사용 (Ctrl K는 항상 작동)";
        keys_note: "They rest while you type in a field. “?” shows them anywhere; there they can also be switched off.", "입력란에 입력하는 동안에는 작동하지 않습니다. ‘?’를 누르면 어디서나 볼 수 있고 끌 수도 있습니다.";
        close: "Close", "닫기";
        notes: "The sentences that the marks refer to", "표시가 가리키는 문장";
        share: "Share", "공유";
        copy_as: "Copy as {format}", "{format} 형식으로 복사";
        copy_link: "Copy a link to this section", "이 섹션 링크 복사";
        copy_failed: "The browser does not let this page copy", "브라우저에서 복사할 수 없습니다";
        copy_by_hand: "Copy it from here:", "여기에서 복사하세요.";
        copied: "Copied", "복사했습니다";
        sentence: "s{n}, sentence {n} of the source", "s{n}, 원문 {n}번째 문장";
        sentence_named: "Sentence {n}", "문장 {n}";
        voice_reporter: "in the text's own voice", "원문의 서술";
        voice_attributed: "according to {speaker}", "{speaker}에 따름";
        voice_unnamed: "according to somebody whom the text does not name", "이름이 밝혀지지 않은 화자에 따름";
        cue: "says “{cue}”", "표현: “{cue}”";

        key_facts: "Key facts", "핵심 사실";
        when: "When", "언제";
        how_firm: "How firm", "얼마나 확고한가";
        who_says_so: "Who says so", "누구의 말인가";
        the_text_itself: "the text itself", "원문의 서술";
        not_stated_label: "Not stated", "밝히지 않은 것";
        and_more: "and {n} more", "외 {n}건";
        article: "the ", "";
        named_in: "Named in ", "이름이 나오는 곳: ";
        all_domains: "All domains, with those only mentioned", "언급만 된 분야를 포함한 모든 분야";
        people: "People", "인물";
        without_domain: "No domain named", "분야 언급 없음";
        line_office: "holds office, belongs to", "직책, 소속";
        line_other: "met, or made another agreement", "만남, 다른 협정";
        sentences_named: "Sentences {from} to {to}", "{from}~{to}번째 문장";
        miniature: "The text in miniature", "원문 축소판";
        miniature_note: "Heavier lines carry more statements; nothing rests on dotted ones.", "굵은 줄일수록 더 많은 진술의 근거이며, 점선은 근거가 되지 않은 문장입니다.";
        name: "Name", "이름";
        instrument: "Instrument", "문서 유형";
        status: "Status", "상태";
        signing_date: "Signing", "서명일";
        venue: "Venue", "장소";
        occasion: "Occasion", "계기";
        aims: "Aims", "목적";
        parties: "Parties", "당사자";
        signatories: "Signatories", "서명자";
        cooperation: "Covered by the agreement", "협정이 다루는 분야";
        cooperation_note: "The source says that the agreement covers these.", "원문이 협정의 대상이라고 밝힌 분야입니다.";
        context: "Only mentioned", "언급만 된 분야";
        cooperation_one: "The source says that the agreement covers it.", "원문이 협정의 대상이라고 밝힌 분야입니다.";
        context_one: "The source mentions it, but does not say that the agreement covers it.", "원문이 언급하지만 협정의 대상이라고 하지는 않은 분야입니다.";
        context_note: "The source mentions these, but does not say that the agreement covers them.", "원문이 언급하지만 협정의 대상이라고 하지는 않은 분야입니다.";
        commitments: "Commitments", "약속";
        all_commitments: "All commitments, with filters", "필터로 모든 약속 보기";
        silences: "What the source does not state", "원문이 밝히지 않은 것";
        stated_topics: "What the source states of what readers often look for", "독자가 자주 찾는 것 중 원문이 밝힌 것";
        not_stated: "not stated", "언급 없음";
        timeline: "Timeline", "연표";
        source: "The source", "원문";
        source_credit: "Published by {publisher}", "{publisher} 발행";
        read_source: "Read the whole text with its ledger", "근거 목록과 함께 전문 읽기";
        no_publisher: "No publisher named", "발행 주체 언급 없음";
        related: "Related agreements", "관련 협정";
        references: "Reference knowledge added by a curator", "편집자가 더한 참고 정보";
        references_note: "None of this stands in the source; each entry names where it is from.", "원문에는 없는 내용이며, 각 항목에 출처를 밝힙니다.";
        organisations: "Organisations", "기관";
        curated: "added or corrected by a curator", "편집자 추가·수정";
        curator: "curator", "편집자";
        name_made: "{instrument} between {parties}", "{parties} {instrument}";
        not_from_source: "reference, not from the source", "참고 정보, 원문에 없음";
        also_named: "Also named: {names}", "다른 표기: {names}";
        of_party: "of {party}", "{party} 소속";

        signs_for: "for {party}", "{party} 대표";
        others_named: "Also named in the source", "원문에 나오는 다른 인물";
        others_note: "The source does not say that they sign.", "원문은 이들이 서명한다고 하지 않습니다.";
        roles: "Offices", "직책";
        said: "What they said", "발언 내용";
        said_nothing: "The source quotes nothing from them.", "원문에 인용된 발언이 없습니다.";
        sentences_naming: "Sentences that name them", "이름이 나오는 문장";
        people_others: "Other people the source names", "원문에 나오는 다른 인물";
        no_signatory: "The source names nobody who signs.", "원문에 서명자가 나오지 않습니다.";

        involved: "Who is involved", "관련 주체";
        involved_note: "Who acts on it, and who speaks or is named where the source names it.", "이 분야에서 행동하는 주체와, 원문이 이 분야를 언급한 문장에서 말하거나 거론된 주체입니다.";
        involved_none: "The source names nobody where it names this.", "원문이 이 분야를 언급한 문장에 나오는 주체가 없습니다.";
        evidence: "Where the source names it", "원문의 근거";
        neighbours: "Neighbouring domains", "이웃 분야";
        no_domain: "The source names no field of cooperation.", "원문에 협력 분야가 나오지 않습니다.";
        no_commitment: "The source states no commitment here.", "원문에 해당하는 약속이 없습니다.";

        filter: "Filter and sort", "필터와 정렬";
        strength: "Strength", "강도";
        domain: "Domain", "분야";
        actor: "Actor", "주체";
        speaker: "Speaker", "화자";
        party: "Party", "당사자";
        year: "Year", "연도";
        kind: "Kind", "종류";
        sort: "Order", "정렬";
        sort_text: "As in the source", "원문 순서";
        sort_strength: "Firmest first", "확고한 순서";
        any: "All", "전체";
        showing: "{n} of {all} shown", "{all}개 중 {n}개 표시";
        no_match: "Nothing matches these filters. Choose “All” in one of them.", "조건에 맞는 항목이 없습니다. 필터에서 “전체”를 선택해 보세요.";

        speaker_unknown: "Speaker not named", "화자 미상";
        no_statement: "The source quotes nobody.", "원문에 인용된 발언이 없습니다.";
        no_event: "The source dates no event.", "원문에 날짜가 있는 사건이 없습니다.";
        participants: "With {names}", "참여: {names}";
        event_signing: "Signing", "서명";

        drawn: "Who is tied to whom", "누가 누구와 연결되는가";
        network: "The ties as a table", "관계 표";
        all_events: "Dated events", "날짜가 있는 사건";
        all_said: "What is said", "발언 목록";
        one_by_one: "One by one", "하나씩 보기";
        who_signs: "Who signs", "누가 서명하는가";
        tie_from: "Who", "누가";
        tie_how: "How", "어떻게";
        tie_to: "With what", "무엇과";
        tie_evidence: "Evidence", "근거";
        tie_signs_for: "signs for", "서명 대표";
        tie_holds_office: "holds office in", "직책";
        tie_office_of: "holds office for", "소속 당사자";
        tie_belongs_to: "belongs to", "소속";
        tie_commits: "is to act on", "약속 분야";
        tie_took_part: "took part with", "함께 참여";
        tie_related: "is tied by another agreement to", "다른 협정으로 연결";
        no_tie: "The source ties nobody to anybody.", "원문에 나타난 관계가 없습니다.";

        source_text: "The text", "본문";
        ledger_none: "Nothing rests on this sentence.", "이 문장에 근거한 진술이 없습니다.";
        ledger_label: "Rests on sentence {n}", "{n}번째 문장에 근거한 진술";
        ledger_count: "{n} of {all} sentences carry statements.", "{all}개 문장 중 {n}개가 진술의 근거입니다.";
        changed: "The source has changed since this link was made. The words may stand elsewhere now, or not at all.", "이 링크가 만들어진 뒤 원문이 바뀌었습니다. 해당 표현의 위치가 달라졌거나 없을 수 있습니다.";
        words_missing: "This link names words that are not in the text. The sentence is shown instead.", "이 링크가 가리키는 표현이 원문에 없습니다. 대신 문장을 표시합니다.";
        download_text: "The text as it was given", "제공된 그대로의 원문";
        download_dossier: "The dossier (JSON)", "자료 (JSON)";
        download_annotations: "Web annotations (JSON-LD)", "웹 주석 (JSON-LD)";
        take_away: "Cite and take away", "인용과 내려받기";
        download_commitments: "The commitments as a table (CSV)", "약속 표 (CSV)";
        download_bibtex: "Citations for BibTeX", "인용 정보 (BibTeX)";
        download_ris: "Citations for reference managers (RIS)", "인용 정보 (RIS)";
        download_csl: "Citations as CSL-JSON", "인용 정보 (CSL-JSON)";
        copy_words: "Copy with citation", "인용 정보와 함께 복사";
        copy_words_link: "Copy a link to these words", "이 표현으로 연결되는 링크 복사";
        selected: "The marked words", "표시한 표현";
        who: "Who", "누구";
        copy_citation: "Copy the citation", "인용 정보 복사";

        nearest: "Perhaps you meant one of these", "혹시 이 페이지를 찾으셨나요";
        to_library: "To the library", "자료실로";
        not_found_lede: "The address leads nowhere. It may be mistyped, or the dossier may have another name now.", "주소가 잘못되었거나 자료의 이름이 바뀌었을 수 있습니다.";

        about_how: "How a text becomes pages", "텍스트가 페이지가 되는 방법";
        about_how_text: "Each text is read by rule when the site is built. A rule may find a fact only where it can point at the exact words that say so; the build then compares those words with the text, byte for byte, and stops if one differs. What no rule finds is left out, not guessed.", "각 텍스트는 사이트를 만들 때 규칙에 따라 읽습니다. 규칙은 정확한 표현을 가리킬 수 있을 때만 사실을 찾으며, 빌드가 그 표현을 원문과 바이트 단위로 대조해 다르면 멈춥니다. 규칙이 찾지 못한 것은 추측하지 않고 비워 둡니다.";
        about_marks: "How to read the marks", "표시 읽는 법";
        about_marks_text: "A small number such as s7 after a statement leads to the words in the seventh sentence that back it. Each commitment shows how firm it is and the word that carries it; each statement shows who says so.", "진술 뒤의 s7 같은 작은 표시는 근거가 되는 7번째 문장으로 연결됩니다. 각 약속은 얼마나 확고한지와 그것을 나타내는 표현을, 각 진술은 누구의 말인지를 보여 줍니다.";
        about_curator: "What a curator added or changed", "편집자가 더하거나 바꾼 것";
        about_curator_none: "Nothing: all that the pages say was found by rule.", "없음: 페이지의 모든 내용은 규칙으로 찾은 것입니다.";
        about_data: "Data and licence", "데이터와 라이선스";
        about_data_text: "The code, and the data but for the words of the sources in them, are under the MIT licence or the Apache licence 2.0, as you like. The source texts belong to their publishers.", "코드와, 원문의 표현을 제외한 데이터는 MIT 또는 Apache 2.0 라이선스를 선택해 사용할 수 있습니다. 원문의 권리는 각 발행 주체에 있습니다.";
        about_version: "Version", "버전";
        all_dossiers: "All dossiers (JSON)", "전체 자료 (JSON)";
        schema: "The schema of a dossier (JSON Schema)", "자료의 스키마 (JSON Schema)";
        footer: "Every statement is one click from the words that back it.", "모든 진술은 클릭 한 번으로 근거 문장에 닿습니다.";

        date_day: "{day} {month} {year}", "{year}년 {month} {day}일";
        date_month: "{month} {year}", "{year}년 {month}";
        date_year: "{year}", "{year}년";
    }
    lists {
        key_list: &'static [(&'static str, &'static str)] =
            &[("/ Ctrl+K", "search"), ("?", "show these keys"), ("1–9", "go to a section, from Overview to Source"),
              ("j k", "to the next or previous evidence; in the source, sentence"), ("c", "copy the marked words with their citation"),
              ("Esc", "close what lies over the page")],
            &[("/ Ctrl+K", "검색"), ("?", "단축키 보기"), ("1–9", "개요부터 원문까지 섹션으로 이동"),
              ("j k", "다음 또는 이전 근거로, 원문에서는 문장으로"), ("c", "표시한 표현을 인용 정보와 함께 복사"),
              ("Esc", "페이지 위에 열린 것 닫기")];
        hits: [&'static str; 2] = ["{n} hit", "{n} hits"], ["결과 {n}건", "결과 {n}건"];
        months: [&'static str; 12] =
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December"],
            ["1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"];
        sections: [&'static str; 9] =
            ["Overview", "Agreement", "Signatories", "Domains", "Commitments", "Statements", "Timeline", "Network", "Source"],
            ["개요", "협정", "서명자", "협력 분야", "약속", "발언", "연표", "관계망", "원문"];
        instruments: [&'static str; 13] =
            ["treaty", "convention", "protocol", "agreement", "memorandum of understanding", "memorandum of cooperation",
             "arrangement", "framework", "joint declaration", "joint statement", "letter of intent", "charter", "deal"],
            ["조약", "협약", "의정서", "협정", "양해각서", "협력각서", "약정", "프레임워크", "공동선언", "공동성명", "의향서", "헌장", "합의"];
        statuses: [&'static str; 7] =
            ["proposed", "being negotiated", "to be signed", "signed", "in force", "suspended", "ended"],
            ["제안됨", "협상 중", "서명 예정", "서명됨", "발효됨", "중단됨", "종료됨"];
        strengths: [&'static str; 5] =
            ["binding", "agreed", "planned", "intended", "hoped"],
            ["구속", "합의", "계획", "의도", "희망"];
        strength_notes: [&'static str; 5] =
            ["Binding", "Agreed", "Planned, not binding", "Intended, not promised", "Hoped for, not promised"],
            ["구속력 있음", "합의함", "계획, 구속력 없음", "의도, 약속 아님", "희망, 약속 아님"];
        quotation_kinds: [&'static str; 3] =
            ["quoted", "quoted in part", "reported"],
            ["직접 인용", "부분 인용", "간접 인용"];
        topics: [&'static str; 7] =
            ["Funding", "Duration", "Legal force", "Entry into force", "Termination", "Settlement of disputes", "Implementing body"],
            ["재원", "기간", "법적 효력", "발효", "종료", "분쟁 해결", "이행 기구"];
        kinds: [&'static str; 11] =
            ["Agreement", "Party", "Organisation", "Person", "Signatory", "Domain", "Commitment", "Quotation", "Event",
             "Related agreement", "Topic"],
            ["협정", "당사자", "기관", "인물", "서명자", "분야", "약속", "인용", "사건", "관련 협정", "주제"];
        reference_properties: [&'static str; 8] =
            ["Name in its own script", "Another name", "Authority record", "Headline", "Publisher", "Day of publication",
             "Where it was published", "Note"],
            ["본래 표기", "다른 이름", "전거 레코드", "제목", "발행처", "발행일", "발행처 주소", "참고"];
        lede: &'static [(&'static str, &'static str)] =
            &[("name", "{name}"), ("instrument", " is {instrument}"), ("instrument_alone", "{instrument}"),
              ("parties", " between {parties}"), ("status", ", {status}"), ("date", " on {date}"),
              ("date_loose", " in {date}"), ("date_apart", ", signing {date}"), ("venue", " in {venue}"),
              ("occasion", ", {occasion}"), ("end", ".")],
            &[("name", "{name}: "), ("parties", "{parties} 사이의 "), ("instrument", "{instrument}"),
              ("instrument_alone", "{instrument}"), ("date", ", {date}"), ("date_loose", ", {date}"),
              ("date_apart", ", 서명일 {date}"), ("venue", " {venue}에서"), ("occasion", " ({occasion})"),
              ("status", " {status}"), ("end", ".")];
        articled: &'static [&'static str] =
            &["United ", "European Union", "African Union", "Netherlands", "Philippines", "Czech Republic",
              "Dominican Republic", "Central African Republic", "Ministry ", "Office of ", "Department of ", "Asia-Pacific "],
            &[];
        changes: [&'static str; 3] = ["added", "corrected", "dropped"], ["추가", "수정", "삭제"];
        indefinite: [&'static str; 2] = ["a ", "an "], ["", ""];
        and: [&'static str; 2] = [", ", " and "], [", ", ", "];
        n_commitments: [&'static str; 2] = ["{n} commitment", "{n} commitments"], ["약속 {n}건", "약속 {n}건"];
        n_statements: [&'static str; 2] = ["{n} statement", "{n} statements"], ["진술 {n}건", "진술 {n}건"];
        domains: &'static [(&'static str, &'static str)] = DOMAINS_EN, DOMAINS_KO;
    }
}

const DOMAINS_EN: &[(&str, &str)] = &[];

#[cfg(not(target_arch = "wasm32"))]
const DOMAINS_KO: &[(&str, &str)] = &[
    ("artificial-intelligence", "인공지능"),
    ("quantum", "양자"),
    ("biotechnology", "생명공학"),
    ("next-generation-communications", "차세대 통신"),
    ("semiconductors", "반도체"),
    ("space", "우주"),
    ("nuclear-energy", "원자력"),
    ("pharmaceuticals", "의약품"),
    ("health", "보건"),
    ("clean-energy", "청정에너지"),
    ("critical-minerals", "핵심 광물"),
    ("cybersecurity", "사이버 보안"),
    ("digital-economy", "디지털 경제"),
    ("research-security", "연구 보안"),
    ("basic-research", "기초 연구"),
    ("advanced-manufacturing", "첨단 제조"),
    ("robotics", "로봇"),
    ("defence", "국방"),
    ("maritime", "해양"),
    ("trade-and-investment", "무역과 투자"),
    ("agriculture-and-food", "농업과 식품"),
    ("environment-and-climate", "환경과 기후"),
    ("transport", "교통"),
    ("standards", "표준"),
    ("education", "교육"),
    ("culture", "문화"),
    ("migration", "이주"),
    ("justice-and-security", "사법과 치안"),
    ("disaster-management", "재난 관리"),
    ("tourism", "관광"),
];
