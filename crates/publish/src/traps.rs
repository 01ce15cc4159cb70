//! Takes out of a module what it does only to say why it stops.
//!
//! A panic here ends in a trap, and what it would have told nobody reads: the start script takes the page over afresh, and
//! the page stays readable. Yet a third of what a small module holds may be there for such messages: they are put together
//! before each call that does not return, with places in the source and code that writes numbers and values. The stable
//! compiler can't leave it out, so it is done here, before wasm-opt drops what nothing calls any more:
//!
//! 1. A call with `unreachable` behind it does not return. It becomes the trap itself, and with it goes what stands right
//!    before it and only prepares it: constants, locals, loads and stores, whose outcome nobody sees after a trap.
//! 2. A function of which nothing but the trap is left is a trap wherever it is called, which may leave others with
//!    nothing else; so this goes on until nothing changes.
//! 3. The places in the source stay behind in the data, where nothing reads them, and so does the standard library's table
//!    of small letters where only messages had some: they are overwritten with zeros, which cost next to nothing once packed.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use walrus::ir::{Instr, InstrSeqId, Unreachable, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataKind, FunctionId, LocalFunction, Module};

use crate::Failure;

/// The module with its panics as bare traps.
pub(crate) fn bare(module: &[u8]) -> Result<Vec<u8>, Failure> {
    let problem = |error| format!("the module can't be read: {error}");
    let mut module = Module::from_buffer(module).map_err(problem)?;
    let mut traps = HashSet::new();
    let local: HashSet<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    loop {
        let before = traps.len();
        for (id, function) in module.funcs.iter_local_mut() {
            if cut(function, &local, &traps) {
                traps.insert(id);
            }
        }
        if traps.len() == before {
            break;
        }
    }
    walrus::passes::gc::run(&mut module);
    let mut named = Numbers::default();
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut named, function, function.entry_block());
    }
    let pieces: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in pieces {
        let data = module.data.get_mut(id);
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind {
            blank(&mut data.value, start as usize);
            blank_letters(&mut data.value, start as usize, &named.0);
        }
    }
    Ok(module.emit_wasm())
}

/// Cuts a function where it is sure to trap; tells whether nothing else is left of it.
fn cut(function: &mut LocalFunction, local: &HashSet<FunctionId>, traps: &HashSet<FunctionId>) -> bool {
    let mut blocks = Blocks(Vec::new());
    dfs_in_order(&mut blocks, function, function.entry_block());
    for id in blocks.0 {
        let block = &mut function.block_mut(id).instrs;
        let ends = |(at, (instr, _)): (usize, &(Instr, _))| match instr {
            Instr::Unreachable(_) => true,
            Instr::Call(call) => {
                traps.contains(&call.func)
                    || local.contains(&call.func) && matches!(block.get(at + 1), Some((Instr::Unreachable(_), _)))
            }
            _ => false,
        };
        let Some(mut end) = block.iter().enumerate().position(ends) else { continue };
        while end > 0 && only_prepares(&block[end - 1].0) {
            end -= 1;
        }
        block.truncate(end);
        block.push((Instr::Unreachable(Unreachable {}), Default::default()));
    }
    matches!(function.block(function.entry_block()).instrs.as_slice(), [(Instr::Unreachable(_), _)])
}

/// Overwrites the places in the source that a piece of data holds, which starts at the given address. The compiler writes
/// a place as the address and the length of a file's path, a line and a column. Were one told after all, it would be empty.
fn blank(data: &mut [u8], start: usize) {
    const PLACE: usize = 16;
    let mut blanks: Vec<Range<usize>> = Vec::new();
    for at in (0..data.len().saturating_sub(PLACE - 1)).filter(|at| (start + at).is_multiple_of(4)) {
        let number = |nth: usize| {
            let at = at + 4 * nth;
            data[at..at + 4].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
        };
        let Some(path) = number(0).checked_sub(start).map(|path| path..path + number(1)) else { continue };
        let is_path = |text: &[u8]| text.ends_with(b".rs") && text.iter().all(u8::is_ascii_graphic);
        if number(2) > 0 && number(3) > 0 && data.get(path.clone()).is_some_and(is_path) {
            blanks.extend([path, at..at + PLACE]);
        }
    }
    for range in blanks {
        data[range].fill(0);
    }
}

/// Overwrites the table of small letters, which lists some 1460 letters in order, each with its small one, unless some code
/// names an address in it.
fn blank_letters(data: &mut [u8], start: usize, named: &BTreeSet<usize>) {
    const ENTRY: usize = 8;
    const LEAST: usize = 1000;
    const NEAR: usize = 16;
    let letter =
        |at: usize| data.get(at..at + 4).map(|four| four.iter().rev().fold(0, |n, byte| n << 8 | usize::from(*byte)));
    let run = |from: usize| {
        let mut last = 0x7f;
        let follows = |at: &usize| {
            letter(*at).filter(|_| at + ENTRY <= data.len()).is_some_and(|letter| {
                let follows = letter > last && letter <= char::MAX as usize;
                last = letter;
                follows
            })
        };
        from..from + ENTRY * (from..).step_by(ENTRY).take_while(follows).count()
    };
    let aligned = (0..data.len()).filter(|at| (start + at).is_multiple_of(4));
    let table = aligned.map(run).find(|run| run.len() >= LEAST * ENTRY);
    // Code that counts from another letter than the first may name an address before the table.
    let is_named = |table: &Range<usize>| {
        let near = (start + table.start).saturating_sub(NEAR)..start + table.end + NEAR;
        named.range(near).next().is_some()
    };
    if let Some(table) = table.filter(|table| !is_named(table)) {
        data[table].fill(0);
    }
}

/// The numbers that code names, among them every address that it reads from by itself.
#[derive(Default)]
struct Numbers(BTreeSet<usize>);

impl<'instr> Visitor<'instr> for Numbers {
    fn start_instr_seq(&mut self, block: &'instr walrus::ir::InstrSeq) {
        self.0.extend(block.instrs.iter().filter_map(|(instr, _)| match instr {
            Instr::Const(walrus::ir::Const { value: Value::I32(number) }) => Some(*number as u32 as usize),
            Instr::Load(load) => Some(load.arg.offset as usize),
            Instr::Store(store) => Some(store.arg.offset as usize),
            _ => None,
        }));
    }
}

/// Whether an instruction leaves nothing that is seen after a trap.
fn only_prepares(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Const(_)
            | Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::GlobalSet(_)
            | Instr::Binop(_)
            | Instr::Unop(_)
            | Instr::Select(_)
            | Instr::Drop(_)
            | Instr::Load(_)
            | Instr::Store(_)
            | Instr::MemoryCopy(_)
            | Instr::MemoryFill(_)
    )
}

/// Every block of a function.
struct Blocks(Vec<InstrSeqId>);

impl<'instr> Visitor<'instr> for Blocks {
    fn start_instr_seq(&mut self, block: &'instr walrus::ir::InstrSeq) {
        self.0.push(block.id());
    }
}

#[cfg(test)]
mod tests {
    use walrus::ir::{BinaryOp, UnaryOp};
    use walrus::{FunctionBuilder, ValType};

    use super::*;

    /// A module that exports a function of one number: it stops with a message where that is 0, and else gives it back.
    fn module() -> Vec<u8> {
        let mut module = Module::default();
        let written =
            module.globals.add_local(ValType::I32, true, false, walrus::ConstExpr::Value(walrus::ir::Value::I32(0)));
        let mut tell = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        let message = module.locals.add(ValType::I32);
        tell.func_body().local_get(message).global_set(written).unreachable();
        let tell = tell.finish(vec![message], &mut module.funcs);
        let mut give = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        let given = module.locals.add(ValType::I32);
        give.func_body()
            .local_get(given)
            .unop(UnaryOp::I32Eqz)
            .if_else(
                None,
                |then| _ = then.i32_const(40).i32_const(2).binop(BinaryOp::I32Add).call(tell).unreachable(),
                |_| (),
            )
            .local_get(given);
        let give = give.finish(vec![given], &mut module.funcs);
        module.exports.add("give", give);
        module.emit_wasm()
    }

    #[test]
    fn what_only_leads_to_a_trap_goes_and_the_trap_stays() {
        let bare = Module::from_buffer(&bare(&module()).unwrap()).unwrap();
        let functions: Vec<_> = bare.funcs.iter_local().collect();
        let [(_, give)] = functions.as_slice() else { panic!("{} functions are left", functions.len()) };
        let body = &give.block(give.entry_block()).instrs;
        let Some((Instr::IfElse(choice), _)) = body.get(2) else { panic!("{body:?}") };
        assert!(matches!(give.block(choice.consequent).instrs.as_slice(), [(Instr::Unreachable(_), _)]));
        assert!(matches!(body.last(), Some((Instr::LocalGet(_), _))));
    }

    #[test]
    fn places_in_the_source_are_blanked_and_other_data_stays() {
        let place = |path: u32, length: u32| [path, length, 7, 9].map(u32::to_le_bytes).concat();
        let before = [b"src/a.rsa.rs text".as_slice(), &[0; 3], &place(1000, 8), &place(1012, 5)].concat();
        let mut data = before.clone();
        blank(&mut data, 1000);
        assert_eq!(data[..8], [0; 8]);
        assert_eq!(data[20..36], [0; 16]);
        assert_eq!(data[8..20], before[8..20]);
        assert_eq!(data[36..], before[36..]);
    }

    #[test]
    fn the_table_of_small_letters_is_blanked_unless_code_names_it() {
        let table = (0..1200_u32).flat_map(|letter| [letter + 192, letter + 224]).flat_map(u32::to_le_bytes);
        let before: Vec<u8> = [7; 12].into_iter().chain(table).chain([9; 5]).collect();
        let blanked = |named: &[usize]| {
            let mut data = before.clone();
            blank_letters(&mut data, 1000, &named.iter().copied().collect());
            data
        };
        let mut without = before.clone();
        without[12..12 + 9600].fill(0);
        assert_eq!(blanked(&[995, 1012 + 9616]), without);
        assert_eq!(blanked(&[1012]), before);
        assert_eq!(blanked(&[1012 - 8]), before);
        assert_eq!(blanked(&[1012 + 9599]), before);
    }

    #[test]
    fn what_is_no_module_is_told() {
        assert!(bare(b"no module").is_err());
    }
}
