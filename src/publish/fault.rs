//! An object store that fails on order: what killed processes, broken connections and odd servers do.

use std::collections::VecDeque;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use futures::future::BoxFuture;
use futures::stream::{self, BoxStream, StreamExt};
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore, ObjectStoreExt, PutMode,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};

/// What happens at the n-th operation, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The process dies before it: this and every later operation fails, nothing is done.
    DiesBefore,
    /// The process dies after it: done, but no answer, and every later operation fails.
    DiesAfter,
    /// It fails once and is not done.
    FailsOnce,
    /// It is done once, but the answer is lost.
    AnswerLost,
}

pub(super) const FAULTS: [Fault; 4] = [Fault::DiesBefore, Fault::DiesAfter, Fault::FailsOnce, Fault::AnswerLost];

/// How a server departs from what it should do, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quirk {
    None,
    /// Overwrites although told to put only if absent.
    IgnoresCondition,
    /// Says `Precondition` where an object exists, as Azure does.
    SaysPrecondition,
    /// Every put-if-absent of a new name lands, and is then reported as existing (a retry inside the
    /// client that met its own first try).
    MeetsItself,
    /// Does not know put-if-absent.
    NoCondition,
}

type Hook = Box<dyn FnOnce() -> BoxFuture<'static, ()> + Send>;

struct State {
    inner: Arc<dyn ObjectStore>,
    fault: Option<(Fault, usize)>,
    quirk: Quirk,
    count: AtomicUsize,
    /// Run one by one, each before a put into `commits/`.
    before_commit: Mutex<VecDeque<Hook>>,
    /// Run one by one, each after a put into `commits/`, before its caller hears of it.
    after_commit: Mutex<VecDeque<Hook>>,
}

#[derive(Clone)]
pub(super) struct FaultStore(Arc<State>);

impl FaultStore {
    pub(super) fn new(inner: Arc<dyn ObjectStore>, fault: Option<(Fault, usize)>, quirk: Quirk) -> Self {
        Self(Arc::new(State {
            inner,
            fault,
            quirk,
            count: AtomicUsize::new(0),
            before_commit: Mutex::default(),
            after_commit: Mutex::default(),
        }))
    }

    pub(super) fn before_commit(self, hook: Hook) -> Self {
        self.0.before_commit.lock().unwrap().push_back(hook);
        self
    }

    pub(super) fn after_commit(self, hook: Hook) -> Self {
        self.0.after_commit.lock().unwrap().push_back(hook);
        self
    }

    /// Operations seen so far.
    pub(super) fn count(&self) -> usize {
        self.0.count.load(Ordering::SeqCst)
    }

    /// Counts an operation and does it, or not, as ordered.
    async fn run<T>(&self, operation: impl Future<Output = Result<T>>) -> Result<T> {
        let now = self.0.count.fetch_add(1, Ordering::SeqCst);
        match self.0.fault {
            Some((Fault::DiesBefore, n)) if now >= n => Err(failure()),
            Some((Fault::DiesAfter, n)) if now > n => Err(failure()),
            Some((Fault::FailsOnce, n)) if now == n => Err(failure()),
            Some((Fault::DiesAfter | Fault::AnswerLost, n)) if now == n => {
                operation.await?;
                Err(failure())
            }
            _ => operation.await,
        }
    }

    async fn quirky_put(&self, location: &Path, payload: PutPayload, mut opts: PutOptions) -> Result<PutResult> {
        let create = opts.mode == PutMode::Create;
        if create && self.0.quirk == Quirk::IgnoresCondition {
            opts.mode = PutMode::Overwrite;
        }
        if create && self.0.quirk == Quirk::NoCondition {
            return Err(Error::NotImplemented { operation: "put if absent".into(), implementer: "test".into() });
        }
        let put = self.0.inner.put_opts(location, payload, opts).await;
        let path = location.to_string();
        match (put, self.0.quirk) {
            (Ok(_), Quirk::MeetsItself) if create => Err(Error::AlreadyExists { path, source: "own retry".into() }),
            (Err(Error::AlreadyExists { source, .. }), Quirk::SaysPrecondition) => Err(Error::Precondition { path, source }),
            (put, _) => put,
        }
    }
}

fn failure() -> Error {
    Error::Generic { store: "fault", source: "ordered failure".into() }
}

impl fmt::Debug for FaultStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FaultStore({:?})", self.0.fault)
    }
}

impl fmt::Display for FaultStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

#[async_trait]
impl ObjectStore for FaultStore {
    async fn put_opts(&self, location: &Path, payload: PutPayload, opts: PutOptions) -> Result<PutResult> {
        let commits = location.as_ref().contains("commits/");
        let next = |hooks: &Mutex<VecDeque<Hook>>| hooks.lock().unwrap().pop_front();
        if let Some(hook) = commits.then(|| next(&self.0.before_commit)).flatten() {
            hook().await;
        }
        let put = self.run(self.quirky_put(location, payload, opts)).await;
        if let Some(hook) = commits.then(|| next(&self.0.after_commit)).flatten() {
            hook().await;
        }
        put
    }

    async fn put_multipart_opts(&self, at: &Path, opts: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        self.run(self.0.inner.put_multipart_opts(at, opts)).await
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        self.run(self.0.inner.get_opts(location, options)).await
    }

    fn delete_stream(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        let this = self.clone();
        let delete = move |location: Result<Path>| {
            let this = this.clone();
            async move {
                let location = location?;
                this.run(this.0.inner.delete(&location)).await.map(|()| location)
            }
        };
        locations.then(delete).boxed()
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        let (this, listed) = (self.clone(), self.0.inner.list(prefix));
        let start = async move {
            match this.run(async { Ok(()) }).await {
                Ok(()) => listed,
                Err(e) => stream::once(async { Err(e) }).boxed(),
            }
        };
        stream::once(start).flatten().boxed()
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.run(self.0.inner.list_with_delimiter(prefix)).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.run(self.0.inner.copy_opts(from, to, options)).await
    }
}
