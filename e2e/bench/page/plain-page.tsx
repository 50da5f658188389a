import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter/index.css";
import "@/app/globals.css";
import { PipelinePage } from "@/components/pipeline/pipeline-page";
import { parseView } from "@/components/view/view-params";

/** The pipeline page itself, except its charts (plain-grid.tsx), for the address in its hash. */
function PlainPage() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const [id, url, query] = ["id", "url", "query"].map((name) => asked.get(name) ?? "");
  const view = parseView(Object.fromEntries(new URLSearchParams(query)));
  return (
    <PipelinePage
      id={id ?? ""}
      view={view}
      url={url ?? ""}
      first={undefined}
      problem={null}
      hint={null}
    />
  );
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<PlainPage />);
