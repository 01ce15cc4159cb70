//! Cuts the app's module in two: what a first visit runs, and the rest, which a page loads when it is about to be needed.
//!
//! The app marks the cut by functions of its module `rest`, the doors. What only they lead to is moved behind them:
//!
//! 1. The first part keeps of each door a call through a slot of the function table that is empty at first.
//! 2. The rest takes memory, tables, globals and the functions that it shares from the first part, and fills those slots.
//!
//! So both are one program, with one memory; all that the app has to see to is that it opens no door before the rest is
//! there. Data stays with the first part: what address belongs to which function can't be told any more.

use std::collections::{HashMap, HashSet};

use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind, ImportId,
    ImportedFunction, Module, TableId,
};

use crate::{Failure, names};

/// What the rest calls the first part that it takes things from; the start script hands them over.
const FIRST: &str = "first";

/// The two parts.
pub(crate) struct Parts {
    /// What a first visit runs.
    pub(crate) first: Vec<u8>,
    /// What is behind the doors.
    pub(crate) rest: Vec<u8>,
}

/// Cuts a module. `doors` says which functions are doors, by their names in the source.
pub(crate) fn split(module: &[u8], doors: impl Fn(&str) -> bool) -> Result<Parts, Failure> {
    let read = || Module::from_buffer(module).map_err(|error| format!("the module can't be read: {error}"));
    // Both parts are made from a whole; a function has the same number in both.
    let (mut first, mut rest) = (read()?, read()?);
    let numbers: Vec<FunctionId> = first.funcs.iter().map(|function| function.id()).collect();
    let is_door = |id: FunctionId| first.funcs.get(id).name.as_deref().is_some_and(&doors);
    let doors: HashSet<usize> = (0..numbers.len()).filter(|number| is_door(numbers[*number])).collect();
    if doors.is_empty() {
        return Err("the module has no door to the rest of it: none of its functions has the name of one".into());
    }
    let calls = Calls::of(&first, &numbers);
    let kept = calls.reached(&roots(&first, &numbers), &doors);
    let mut behind = calls.reached(&doors.iter().copied().collect::<Vec<_>>(), &HashSet::new());
    behind.retain(|number| !kept.contains(number) || doors.contains(number));
    let mut ordered: Vec<usize> = doors.into_iter().collect();
    ordered.sort_unstable();
    let slot = shut(&mut first, ordered.iter().map(|number| numbers[*number]))?;
    let shared = take_out(&mut rest, &behind, &ordered, slot)?;
    for (name, thing) in shared {
        let item = match thing {
            Shared::Function(number) => ExportItem::Function(numbers[number]),
            Shared::Memory(at) => ExportItem::Memory(nth(first.memories.iter().map(walrus::Memory::id), at)?),
            Shared::Table(at) => ExportItem::Table(nth(first.tables.iter().map(walrus::Table::id), at)?),
            Shared::Global(at) => ExportItem::Global(nth(first.globals.iter().map(walrus::Global::id), at)?),
        };
        first.exports.add(&name, item);
    }
    walrus::passes::gc::run(&mut first);
    Ok(Parts { first: first.emit_wasm(), rest: rest.emit_wasm() })
}

/// Which functions each function calls.
struct Calls(Vec<Vec<usize>>);

impl Calls {
    fn of(module: &Module, numbers: &[FunctionId]) -> Self {
        let numbered: HashMap<FunctionId, usize> =
            numbers.iter().enumerate().map(|(number, id)| (*id, number)).collect();
        let called = |id: &FunctionId| match &module.funcs.get(*id).kind {
            FunctionKind::Local(function) => {
                let mut found = Called(Vec::new());
                dfs_in_order(&mut found, function, function.entry_block());
                found.0.iter().filter_map(|id| numbered.get(id).copied()).collect()
            }
            _ => Vec::new(),
        };
        Self(numbers.iter().map(called).collect())
    }

    /// What is reached from some functions, they included, without going through others.
    fn reached(&self, from: &[usize], shut: &HashSet<usize>) -> HashSet<usize> {
        let mut reached = HashSet::new();
        let mut open: Vec<usize> = from.to_vec();
        while let Some(number) = open.pop() {
            if reached.insert(number) && !shut.contains(&number) {
                open.extend(&self.0[number]);
            }
        }
        reached
    }
}

struct Called(Vec<FunctionId>);

impl<'instr> Visitor<'instr> for Called {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.push(*function);
    }
}

/// What can be called from outside: what is exported, what starts the module and what stands in a table.
fn roots(module: &Module, numbers: &[FunctionId]) -> Vec<usize> {
    let mut roots: Vec<FunctionId> = module.start.into_iter().collect();
    roots.extend(module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    }));
    for element in module.elements.iter() {
        match &element.items {
            ElementItems::Functions(ids) => roots.extend(ids),
            ElementItems::Expressions(_, expressions) => {
                roots.extend(expressions.iter().filter_map(|expression| match expression {
                    ConstExpr::RefFunc(id) => Some(*id),
                    _ => None,
                }));
            }
        }
    }
    numbers.iter().enumerate().filter(|(_, id)| roots.contains(id)).map(|(number, _)| number).collect()
}

/// Leaves of the doors only calls through new slots of the function table; gives the first of those slots.
fn shut(module: &mut Module, doors: impl Iterator<Item = FunctionId>) -> Result<u32, Failure> {
    let table = function_table(module)?;
    let first_slot = module.tables.get(table).initial;
    let mut slot = i32::try_from(first_slot).map_err(|error| error.to_string())?;
    for door in doors {
        let ty = module.funcs.get(door).ty();
        let (parameters, results) = module.types.params_results(ty);
        let (parameters, results) = (parameters.to_vec(), results.to_vec());
        let mut stub = FunctionBuilder::new(&mut module.types, &parameters, &results);
        let locals: Vec<_> = parameters.iter().map(|parameter| module.locals.add(*parameter)).collect();
        let mut body = stub.func_body();
        for local in &locals {
            body.local_get(*local);
        }
        body.i32_const(slot).call_indirect(ty, table);
        module.funcs.get_mut(door).kind = FunctionKind::Local(stub.local_func(locals));
        slot += 1;
    }
    let table = module.tables.get_mut(table);
    table.initial = slot as u64;
    table.maximum = table.maximum.map(|most| most.max(table.initial));
    Ok(first_slot as u32)
}

fn function_table(module: &Module) -> Result<TableId, Failure> {
    let table = module.tables.main_function_table().map_err(|error| error.to_string())?;
    table.ok_or_else(|| "the module has no table of functions".into())
}

/// What the rest takes from the first part, by its number there.
enum Shared {
    Function(usize),
    Memory(usize),
    Table(usize),
    Global(usize),
}

/// Takes what is behind the doors out of a whole: all else that it needs is imported, and is given with its name.
fn take_out(
    module: &mut Module,
    behind: &HashSet<usize>,
    doors: &[usize],
    slot: u32,
) -> Result<Vec<(String, Shared)>, Failure> {
    let numbers: Vec<FunctionId> = module.funcs.iter().map(|function| function.id()).collect();
    let table = function_table(module)?;
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    data.into_iter().for_each(|id| module.data.delete(id));
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    elements.into_iter().for_each(|id| module.elements.delete(id));
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
    let sections: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    sections.into_iter().for_each(|id| drop(module.customs.delete(id)));

    let mut shared: Vec<(ImportId, Shared)> = Vec::new();
    for (number, id) in numbers.iter().enumerate().filter(|(number, _)| !behind.contains(number)) {
        let ty = module.funcs.get(*id).ty();
        if matches!(module.funcs.get(*id).kind, FunctionKind::Local(_)) {
            let import = module.imports.add(FIRST, "", *id);
            module.funcs.get_mut(*id).kind = FunctionKind::Import(ImportedFunction { import, ty });
            shared.push((import, Shared::Function(number)));
        }
    }
    for (at, id) in module.memories.iter().map(walrus::Memory::id).collect::<Vec<_>>().into_iter().enumerate() {
        let import = module.imports.add(FIRST, "", id);
        module.memories.get_mut(id).import = Some(import);
        shared.push((import, Shared::Memory(at)));
    }
    for (at, id) in module.tables.iter().map(walrus::Table::id).collect::<Vec<_>>().into_iter().enumerate() {
        let import = module.imports.add(FIRST, "", id);
        let table = module.tables.get_mut(id);
        // How long it may be is for the first part to say.
        (table.import, table.maximum) = (Some(import), None);
        shared.push((import, Shared::Table(at)));
    }
    for (at, id) in module.globals.iter().map(walrus::Global::id).collect::<Vec<_>>().into_iter().enumerate() {
        let import = module.imports.add(FIRST, "", id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
        shared.push((import, Shared::Global(at)));
    }
    let slot = i32::try_from(slot).map_err(|error| error.to_string())?;
    module.elements.add(
        ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(slot)) },
        ElementItems::Functions(doors.iter().map(|number| numbers[*number]).collect()),
    );
    walrus::passes::gc::run(module);
    // What is left of the imports is needed, and gets a name as short as may be.
    let left: HashSet<ImportId> = module.imports.iter().map(walrus::Import::id).collect();
    shared.retain(|(id, _)| left.contains(id));
    let named = shared.into_iter().enumerate().map(|(place, (id, thing))| {
        let name = names::short(place);
        module.imports.get_mut(id).name.clone_from(&name);
        (name, thing)
    });
    Ok(named.collect())
}

fn nth<T>(mut all: impl Iterator<Item = T>, at: usize) -> Result<T, Failure> {
    all.nth(at).ok_or_else(|| "the two parts of the module do not fit".into())
}

#[cfg(test)]
mod tests {
    use walrus::{RefType, ValType};

    use super::*;

    /// Adds a function of that name which calls others and gives a number.
    fn function(module: &mut Module, name: &str, calls: &[FunctionId], number: i32) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        builder.name(name.to_owned());
        let mut body = builder.func_body();
        for called in calls {
            body.call(*called).drop();
        }
        body.i32_const(number);
        builder.finish(Vec::new(), &mut module.funcs)
    }

    /// A module that exports `start`, which calls `shared` and a door; behind the door are `shared` and `behind`.
    fn module() -> Vec<u8> {
        let mut module = Module::default();
        let shared = function(&mut module, "app::shared", &[], 1);
        let behind = function(&mut module, "app::behind", &[], 2);
        let door = function(&mut module, "app::rest::door", &[shared, behind], 3);
        let start = function(&mut module, "app::start", &[shared, door], 4);
        let table = module.tables.add_local(false, 1, Some(1), RefType::FUNCREF);
        let first = ConstExpr::Value(Value::I32(0));
        module.elements.add(ElementKind::Active { table, offset: first }, ElementItems::Functions(vec![shared]));
        module.exports.add("start", start);
        module.exports.add("table", table);
        module.emit_wasm()
    }

    fn names(module: &Module) -> Vec<&str> {
        let mut names: Vec<&str> =
            module.funcs.iter_local().filter_map(|(id, _)| module.funcs.get(id).name.as_deref()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn what_only_doors_lead_to_is_in_the_rest() {
        let parts = split(&module(), |name| name.starts_with("app::rest::")).unwrap();
        let (first, rest) = (Module::from_buffer(&parts.first).unwrap(), Module::from_buffer(&parts.rest).unwrap());
        // Of the door the first part keeps its call.
        assert_eq!(names(&first), ["app::rest::door", "app::shared", "app::start"]);
        assert_eq!(names(&rest), ["app::behind", "app::rest::door"]);
    }

    #[test]
    fn the_first_part_offers_what_the_rest_asks_for_and_leaves_it_a_slot() {
        let parts = split(&module(), |name| name.starts_with("app::rest::")).unwrap();
        let (first, rest) = (Module::from_buffer(&parts.first).unwrap(), Module::from_buffer(&parts.rest).unwrap());
        let asked: Vec<_> = rest.imports.iter().map(|import| (import.module.as_str(), import.name.as_str())).collect();
        assert_eq!(asked.len(), 2, "the shared function and the table: {asked:?}");
        for (module, name) in asked {
            assert!(module == FIRST && first.exports.iter().any(|export| export.name == name), "{module} {name}");
        }
        let table = first.tables.iter().next().unwrap();
        assert_eq!((table.initial, table.maximum), (2, Some(2)));
        let filled = rest.elements.iter().next().unwrap();
        assert!(matches!(filled.kind, ElementKind::Active { offset: ConstExpr::Value(Value::I32(1)), .. }));
    }

    #[test]
    fn a_module_without_a_door_is_told() {
        assert!(split(&module(), |name| name.starts_with("other::")).is_err());
    }
}
