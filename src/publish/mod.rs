use crate::exit::Exit;
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct PublishError;
impl PublishError { pub fn exit(&self) -> Exit { Exit::Destination } }
