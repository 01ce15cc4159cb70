// Hands a page's messages to the finder: the library as bytes first, then questions, `s` and what is searched or `c` and what
// is checked. The answer is bytes; `null` says that there is none and will be none.

function reply(data) {
  try {
    if (typeof data !== "string") return hold(data) ? undefined : null;
    return (data[0] === "s" ? search : check)(data.slice(1)) ?? null;
  } catch (error) {
    console.warn("The finder stopped:", error);
    return null;
  }
}
