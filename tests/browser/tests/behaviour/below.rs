//! The site in a folder of a host, which also serves others.

use browser::{Outcome, Tab, dist, ensure};
use host::{Behaviour, Host, Server};

use crate::answers::send;

/// What names anything of the host outside the site's folder.
fn outside(base: &str) -> String {
    format!(
        "[...document.querySelectorAll('[href], [src], [action]')].flatMap(one => ['href', 'src', 'action'].map(name => one.getAttribute(name))) \
             .filter(address => address?.startsWith('/') && !address.startsWith('{base}')).join()"
    )
}

/// Below a path that is not the root the site is whole: pages, links, the history, words, search, what is not there, and all of
/// it without a network.
pub(crate) fn the_site_is_whole_below_a_path(tab: &Tab) -> Outcome {
    let (folder, base) = dist::below()?;
    let host = Host::new(folder, Behaviour { serves_precompressed: false, ..Behaviour::LOCAL }).under(&base);
    let server = Server::start(host, 0).map_err(|error| error.to_string())?;
    let (origin, dossier) = (server.origin(), format!("{}{}", base.trim_end_matches('/'), dist::dossier()?));
    let visit = |path: &str| tab.open_url(&format!("{origin}{path}")).and_then(|()| tab.wait_ready());
    let stays = |place: &str| -> Outcome {
        let outside = tab.string(&outside(&base))?;
        ensure(outside.is_empty(), || format!("{place} leads out of the site's folder, to {outside}"))
    };
    for page in [&base, &dossier, &format!("{base}ko/"), &format!("{dossier}source/"), &format!("{base}about/")] {
        visit(page)?;
        stays(page)?;
    }
    visit(&dossier)?;
    tab.run("window.sameDocument = true")?;
    tab.click(&format!("nav a[href='{dossier}domains/']"))?;
    tab.wait_for("another page is there", &format!("location.pathname === '{dossier}domains/'"))?;
    tab.wait_for("it is drawn", "document.querySelector('main[data-page=domains]') !== null")?;
    stays("a page that the app drew")?;
    tab.back()?;
    tab.wait_for("the first is back", "document.querySelector('main[data-page=overview]') !== null")?;
    let evidence = tab.string("document.querySelector('main a[data-evidence]').getAttribute('href')")?;
    tab.run("document.querySelector('main a[data-evidence]').click()")?;
    tab.wait_for("the words are marked", "document.querySelector('main .sentence mark') !== null")?;
    ensure(tab.evaluate("window.sameDocument === true")? == true, || "a link loaded a new document".into())?;
    visit(&evidence)?;
    tab.wait_for("they are marked again", "document.querySelector('main .sentence mark') !== null")?;
    visit(&format!("{base}search/?q=the"))?;
    tab.wait_for("a hit is there", "document.querySelector('[data-hit]') !== null")?;
    stays("the search page")?;
    tab.take_errors()
        .and_then(|errors| ensure(errors.is_empty(), || format!("the console shows errors: {errors:?}")))?;

    server.take_seen();
    visit(&format!("{dossier}domains/no-such-domain/"))?;
    let asked = server.take_seen();
    ensure(asked.iter().any(|(path, status)| path.ends_with("/no-such-domain/") && *status == 404), || {
        format!("what is not there was answered otherwise: {asked:?}")
    })?;
    stays("the not-found page")?;
    tab.click(&format!("main a[href^='{base}']"))?;
    tab.wait_for("it leads on", "!location.pathname.includes('no-such-domain')")?;

    visit(&dossier)?;
    tab.wait_kept()?;
    drop(server);
    visit(&format!("{dossier}commitments/"))?;
    let statements = tab.evaluate("document.querySelectorAll('main [data-fact^=\"commitment:\"]').length")?;
    ensure(statements.as_u64() > Some(0), || "the page shows no statement without a network".into())?;
    visit(&format!("{base}search/"))?;
    send(tab, "input[name=q]", "agreement")?;
    tab.wait_for("a hit is there without a network", "document.querySelector('[data-hit]') !== null")?;
    // That a page was not there, and that the server is gone, may be told in the console.
    tab.take_errors().map(drop)
}
