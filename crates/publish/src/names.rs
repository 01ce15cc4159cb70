//! Short names for what a module takes from its script.
//!
//! wasm-bindgen names each by what it does and a number of sixteen digits, in the module and again in the script. Nobody
//! reads them there, and digits do not pack.

use walrus::Module;

use crate::Failure;

/// What the module calls the script, in place of a path.
const SCRIPT: &str = "script";

/// A module and its script with short names for what the one imports from the other.
pub(crate) fn shorten(module: &[u8], script: &str) -> Result<(Vec<u8>, String), Failure> {
    let mut module = Module::from_buffer(module).map_err(|error| format!("the module can't be read: {error}"))?;
    let mut script = script.to_owned();
    let mut place = 0;
    for import in module.imports.iter_mut() {
        script = script.replace(&format!("\"{}\"", import.module), &format!("\"{SCRIPT}\""));
        SCRIPT.clone_into(&mut import.module);
        if is_numbered(&import.name) {
            let name = short(place);
            place += 1;
            script = script.replace(&import.name, &name);
            import.name = name;
        }
    }
    Ok((module.emit_wasm(), script))
}

/// Whether a name ends in a number that makes it the only one of its kind.
fn is_numbered(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, number)| number.len() == 16 && number.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The name of a place in a list: capital letters, which no name of wasm-bindgen's consists of.
pub(crate) fn short(place: usize) -> String {
    let last = char::from(b'A' + (place % 26) as u8);
    match place / 26 {
        0 => last.into(),
        before => format!("{}{last}", short(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_and_its_script_agree_on_the_short_names() {
        let mut module = Module::default();
        let ty = module.types.add(&[], &[]);
        let long = "__wbg_now_0123456789abcdef";
        let (now, _) = module.add_import_func("./app_bg.js", long, ty);
        let (start, _) = module.add_import_func("./app_bg.js", "__wbindgen_start", ty);
        module.exports.add("now", now);
        module.exports.add("start", start);
        let script = format!("imports = {{ \"./app_bg.js\": {{ {long}() {{}}, __wbindgen_start() {{}} }} }}");
        let (module, script) = shorten(&module.emit_wasm(), &script).unwrap();
        assert_eq!(script, "imports = { \"script\": { A() {}, __wbindgen_start() {} } }");
        let module = Module::from_buffer(&module).unwrap();
        let names: Vec<_> =
            module.imports.iter().map(|import| [import.module.as_str(), import.name.as_str()]).collect();
        assert_eq!(names, [["script", "A"], ["script", "__wbindgen_start"]]);
    }

    #[test]
    fn no_two_places_have_one_name() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(short).collect();
        assert_eq!((names.len(), short(0), short(25), short(26)), (2000, "A".into(), "Z".into(), "AA".into()));
    }
}
