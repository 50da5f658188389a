import { OutOfTime } from "@/lib/sources/source";

/**
 * What a task resolves to. After `ms` it is given up: its signal is aborted, and its later result
 * is ignored.
 * @throws OutOfTime, and whatever the task rejects with
 */
export async function withinTime<T>(
  task: (signal: AbortSignal) => Promise<T>,
  ms: number,
): Promise<T> {
  const control = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const reason = new OutOfTime(ms);
      reject(reason);
      control.abort(reason);
    }, ms);
  });
  try {
    return await Promise.race([task(control.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
