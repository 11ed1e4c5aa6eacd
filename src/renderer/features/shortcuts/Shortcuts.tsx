// The sheet of shortcuts: `?` shows it, as does the menu.
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import './Shortcuts.css';
import { isNamed, macSigns, sheet } from './sheet.ts';

export function Shortcuts() {
  const { t } = useWords();
  const { shortcuts, showShortcuts } = useView();
  const mac = navigator.platform.startsWith('Mac');
  const cap = (key: string): string => {
    if (mac && (key === 'Mod' || key === 'Shift' || key === 'Alt')) return macSigns[key];
    return isNamed(key) ? t(`shortcuts.key.${key}`) : key;
  };
  return (
    <ModalOverlay className="confirm-veil" isOpen={shortcuts} onOpenChange={showShortcuts} isDismissable>
      <Modal className="confirm shortcuts">
        <Dialog className="confirm-dialog">
          {({ close }) => (
            <>
              <Heading slot="title">{t('shortcuts.title')}</Heading>
              <div className="shortcuts-groups">
                {sheet.map(({ group, keys }) => (
                  <section key={group}>
                    <h3>{t(`shortcuts.group.${group}`)}</h3>
                    <dl>
                      {keys.map(({ act, press }) => (
                        <div key={act} className="shortcut">
                          <dt>{t(`shortcuts.act.${act}`)}</dt>
                          <dd>
                            {press.map((key) => (
                              <kbd key={key}>{cap(key)}</kbd>
                            ))}
                          </dd>
                        </div>
                      ))}
                    </dl>
                  </section>
                ))}
              </div>
              <div className="confirm-acts">
                <Button onPress={close} autoFocus>
                  {t('common.close')}
                </Button>
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
