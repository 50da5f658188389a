"use client";

import { type ComponentType, type ReactNode, useEffect, useState } from "react";

const nothing = () => {};

/** A component whose code is fetched when it appears. */
export function Fetched<Props extends object>({
  load,
  props,
  meanwhile = null,
  onFailure = nothing,
}: {
  /** The same function every time. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
  readonly meanwhile?: ReactNode;
  /** The server does not answer, which the page says by itself. */
  readonly onFailure?: () => void;
}) {
  const [code, setCode] = useState<{ readonly Part: ComponentType<Props> }>();
  useEffect(() => {
    let wanted = true;
    load().then(
      (Part) => wanted && setCode({ Part }),
      () => wanted && onFailure(),
    );
    return () => {
      wanted = false;
    };
  }, [load, onFailure]);
  return code ? <code.Part {...props} /> : meanwhile;
}
