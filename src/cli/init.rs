//! `return903 init --demo DIR`: writes the demo export, its returns, the reference lists and the pipeline files out.

use std::path::PathBuf;

use super::Context;
use crate::error::{Error, Result};

#[derive(clap::Args)]
pub struct Args {
    /// Folder to write the demo to; files that are there and differ are not touched
    #[arg(long, value_name = "DIR")]
    demo: PathBuf,
}

pub fn run(context: &Context, args: &Args) -> Result<()> {
    let mut written = 0;
    for folder in ["pipelines", "data/demo", "data/reference"] {
        for (name, bytes) in context.home.files(folder)? {
            let path = args.demo.join(&name);
            if let Ok(there) = std::fs::read(&path) {
                if there != bytes.as_ref() {
                    return Err(Error::usage(
                        format!("{} is there and differs from the demo's", path.display()),
                        "name an empty folder, or remove the file",
                    ));
                }
                continue;
            }
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|e| Error::io("create", folder, e))?;
            }
            std::fs::write(&path, &bytes).map_err(|e| Error::io("write", &path, e))?;
            written += 1;
        }
    }
    context.printer.note(format!("{written} files written to {}", args.demo.display()));
    context.printer.note(format!("next: return903 run {}", args.demo.join("pipelines/from-return.toml").display()));
    Ok(())
}
