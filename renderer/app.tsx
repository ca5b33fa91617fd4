/** The application: starts the kiosk, shows how that goes, and then the screen of whatever state the kiosk is in. */
import { useEffect, useState } from 'react';
import { type RunningKiosk, run } from './compose.ts';
import { KioskScreen } from './kiosk-screen.tsx';
import { Defect } from './screens/defect.tsx';
import { Starting } from './screens/starting.tsx';
import { type StartProblem, type StartProgress, start } from './startup.ts';

type Stage =
  | { readonly at: 'starting'; readonly progress: StartProgress | null }
  | { readonly at: 'stopped'; readonly problem: StartProblem }
  | { readonly at: 'running'; readonly running: RunningKiosk };

/** How long to wait before looking whether a host that was gone is back, or the other window closed. */
const RETRY_MS = 3000;

export function App() {
  const [stage, setStage] = useState<Stage>({ at: 'starting', progress: null });

  useEffect(() => {
    void begin(setStage);
  }, []);

  // Nobody may be there to press anything, and both pass by themselves.
  const mayPass = stage.at === 'stopped' && ['host-gone', 'taken'].includes(stage.problem.code);
  useEffect(() => {
    if (!mayPass) return;
    const timer = setTimeout(() => window.location.reload(), RETRY_MS);
    return () => clearTimeout(timer);
  }, [mayPass]);

  if (stage.at === 'running') {
    return (
      <Defect>
        <KioskScreen running={stage.running} />
      </Defect>
    );
  }
  return (
    <Starting
      progress={stage.at === 'starting' ? stage.progress : null}
      problem={stage.at === 'stopped' ? stage.problem : null}
    />
  );
}

async function begin(setStage: (stage: Stage) => void): Promise<void> {
  const started = await start(window, (progress) => setStage({ at: 'starting', progress }));
  if (!started.ok) return setStage({ at: 'stopped', problem: started.error });
  const running = await run(started.value);
  running.onHostGone(() => setStage({ at: 'stopped', problem: { code: 'host-gone' } }));
  // The next start makes it anew from the journal.
  running.onDatabaseLost(() => window.location.reload());
  // A page has the directory of its start, and so has everything that it looks names up in.
  running.onDirectoryChanged(() => window.location.reload());
  setStage({ at: 'running', running });
}
