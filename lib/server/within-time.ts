import { OutOfTime } from "@/lib/sources/source";

/**
 * The result of a promise that cannot be aborted.
 * @throws OutOfTime after `ms`, and whatever the promise rejects with; what comes later is ignored
 */
export async function withinTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OutOfTime(ms)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
