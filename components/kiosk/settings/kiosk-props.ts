import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import type { WindowAnswer } from "@/lib/contract/window";
import type { View } from "../../view/view-params";
import type { KioskSettings } from "./kiosk-settings";

export interface KioskPageProps {
  readonly view: View;
  readonly settings: KioskSettings;
  /** The pipeline that the address names; null on the page of all. */
  readonly home: string | null;
  /** The query for each pipeline, as the API takes it, without `?`. */
  readonly query: string;
  /** What the server read for the first HTML; absent when it could not read it, or need not. */
  readonly first: {
    readonly list: { readonly url: string; readonly body: PipelinesAnswer } | undefined;
    readonly window: { readonly url: string; readonly body: WindowAnswer } | undefined;
  };
  /** Why another window is shown than the one in the address. */
  readonly problem: string | null;
  /** The build that made this page. */
  readonly version: string;
  /** Epoch ms. */
  readonly writtenAt: number;
}

/** The props that every kiosk screen gets. */
export type KioskProps = Omit<KioskPageProps, "version">;
