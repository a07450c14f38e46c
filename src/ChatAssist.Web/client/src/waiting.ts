/** Waits, but no longer than until the net is back or the citizen looks again. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      document.removeEventListener('visibilitychange', looked);
      resolve();
    };
    const looked = () => document.hidden || done();
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
    document.addEventListener('visibilitychange', looked);
  });
}
