import { Children, Fragment, isValidElement, type ReactNode } from "react";

/** Boxes and shapes only, so that it can be sent to another thread. */
export interface PlainElement {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
}

type PlainNode = PlainElement | string;

/** Resolves an image's components, which are plain functions without hooks, to plain elements. */
export function plainTree(picture: ReactNode): PlainElement {
  const [root, ...others] = plainNodes(picture);
  if (root === undefined || typeof root === "string" || others.length > 0)
    throw new Error("a picture is one element");
  return root;
}

function plainNodes(node: ReactNode): readonly PlainNode[] {
  return Children.toArray(node).flatMap((child): readonly PlainNode[] => {
    if (typeof child === "string" || typeof child === "number") return [String(child)];
    if (!isValidElement<Record<string, unknown>>(child)) return [];
    const { type, props } = child;
    // React's types do not say so, but children of an element are nodes.
    const children = props.children as ReactNode;
    if (type === Fragment) return plainNodes(children);
    if (typeof type === "string")
      return [{ type, props: { ...props, children: inside(children) } }];
    // A component of an image takes props and returns markup at once.
    return plainNodes((type as (props: unknown) => ReactNode)(props));
  });
}

/** The renderer takes a single text only as a string. */
function inside(children: ReactNode): readonly PlainNode[] | string {
  const nodes = plainNodes(children);
  return nodes.every((node) => typeof node === "string") ? nodes.join("") : nodes;
}
