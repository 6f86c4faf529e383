//! `sendero`: one program for a State's laptop and for a nation. What it does is in the library beside it.

fn main() -> std::process::ExitCode {
    server::main()
}
