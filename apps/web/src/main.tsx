import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/base.css';
import { sessionQuery } from './session/api.ts';
import { App } from './shell/App.tsx';
import { queries } from './shell/queries.ts';
import { fetchScreen } from './shell/router.tsx';
import { currentLanguage, setLanguage } from './ui/language.ts';

setLanguage(currentLanguage());
void queries.prefetchQuery(sessionQuery);
fetchScreen(location.pathname);

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
