"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { MessagePage } from "@/components/states/message-page";
import { REFRESH_MS } from "@/lib/contract/window";

/** A page that could not be drawn says so and tries again. A kiosk has nobody to press a button. */
export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      // Check the server first: a reload while it is down would end on the browser's own error
      // page.
      void fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(REFRESH_MS) })
        .then(() =>
          startTransition(() => {
            router.refresh();
            reset();
          }),
        )
        .catch(() => undefined);
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [router, reset]);
  return (
    <MessagePage title="This page could not be drawn">
      <p>
        Narrows goes on watching; only this picture failed. It is tried again every{" "}
        {REFRESH_MS / 1000} s. If it does not come back, the server&apos;s log says more.
      </p>
      <p>
        {/* A full load instead of a <Link>, because it leaves the broken state behind. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/">See all pipelines</a>
      </p>
    </MessagePage>
  );
}
