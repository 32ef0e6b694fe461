//! The binary: everything is in the library.

fn main() -> std::process::ExitCode {
    return903::cli::main()
}
