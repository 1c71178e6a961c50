//! (laid out, to be furnished)
